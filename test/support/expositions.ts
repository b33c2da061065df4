type Series = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const line = /^(\w+)(?:\{(.*)\})? (\S+)$/
const label = /(\w+)="((?:[^"\\]|\\.)*)"/g

/** What Prometheus reads of its text format. Throws where it would refuse a line. */
export const seriesOf = (text: string): ReadonlyArray<Series> =>
  text
    .split('\n')
    .filter((each) => each !== '' && !each.startsWith('#'))
    .map((each) => {
      const [whole, name = '', labels = '', value = ''] = line.exec(each) ?? []
      if (whole === undefined) throw new Error(`no series: ${each}`)
      return {
        name,
        labels: Object.fromEntries([...labels.matchAll(label)].map(([, key = '', held = '']) => [key, held])),
        value: Number(value.replace('Nan', 'NaN').replace('Inf', 'Infinity')),
      }
    })

/** The value of the one series that has this name and, of its labels, at least these. */
export const figureOf = (text: string, name: string, labels: Readonly<Record<string, string>> = {}) =>
  seriesOf(text).find(
    (series) =>
      series.name === name && Object.entries(labels).every(([key, held]) => series.labels[key] === held),
  )?.value
