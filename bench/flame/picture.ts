import { type Frame, type Stack, shares } from './stacks.ts'

const width = 1_200
const row = 16
const top = 56
/** Of the whole: what is narrower is left out. */
const narrowest = 0.003
const character = 6.2

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const colours = { src: '#f2a33a', packages: '#8cc265', node: '#7db4e6', V8: '#c9c9c9' }

const colourOf = ({ owner }: Frame) =>
  owner === 'src' || owner === 'node' || owner === 'V8' ? colours[owner] : colours.packages

const percent = (part: number) => `${(100 * part).toFixed(1)} %`

const box = ({ frame, time }: Stack, x: number, depth: number, whole: number): string => {
  const [wide, y] = [(time / whole) * width, top + depth * row]
  const fitting = Math.floor((wide - 4) / character)
  const label =
    fitting > 3
      ? `<text x="${(x + 2).toFixed(1)}" y="${y + 12}">${escaped(frame.name.slice(0, fitting))}</text>`
      : ''
  return `<g><title>${escaped(frame.name)}, ${percent(time / whole)}</title><rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${row - 1}" fill="${colourOf(frame)}"/>${label}</g>`
}

const boxes = (stack: Stack, x: number, depth: number, whole: number): ReadonlyArray<string> => {
  if (stack.time < whole * narrowest) return []
  let at = x
  const above = stack.above.flatMap((each) => {
    const drawn = boxes(each, at, depth + 1, whole)
    at += (each.time / whole) * width
    return drawn
  })
  return [box(stack, x, depth, whole), ...above]
}

const depthOf = (stack: Stack, least: number): number =>
  stack.time < least ? 0 : 1 + Math.max(0, ...stack.above.map((each) => depthOf(each, least)))

/** The widest first, each above the function that called it; whose code it is by its colour. */
export const flameGraph = (stack: Stack): string => {
  const whole = stack.time
  const height = top + depthOf(stack, whole * narrowest) * row + 8
  const most = shares(stack).slice(0, 9)
  const legend = Object.entries(colours).map(
    ([name, colour], nth) =>
      `<rect x="${8 + nth * 90}" y="28" width="12" height="12" fill="${colour}"/><text x="${24 + nth * 90}" y="38">${name}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="10">
<title>What the main thread does</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="8" y="16" font-size="12">${escaped(most.map(([owner, time]) => `${owner} ${percent(time / whole)}`).join(' · '))}</text>
${legend.join('\n')}
${boxes(stack, 0, 0, whole).join('\n')}
</svg>
`
}
