type Series = { readonly name: string; readonly unit: string; readonly values: ReadonlyArray<number> }

const [width, height, margin] = [900, 220, 40]

const line = ({ name, unit, values }: Series, nth: number): string => {
  const top = Math.max(...values) * 1.1
  const x = (at: number) => margin + (at / (values.length - 1)) * (width - 2 * margin)
  const y = (value: number) => nth * height + height - margin - (value / top) * (height - 2 * margin)
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return [
    `<text x="${margin}" y="${nth * height + 24}">${name}, 0 to ${top.toFixed(0)} ${unit}</text>`,
    `<path d="M${margin},${y(0)}H${width - margin}" stroke="#999"/>`,
    `<polyline points="${points}" fill="none" stroke="#06c" stroke-width="1.5"/>`,
  ].join('\n')
}

/** One above the other, each from 0 on, as a picture. */
export const chart = (...series: ReadonlyArray<Series>): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${series.length * height}" font-family="sans-serif" font-size="14">
<title>Over the minutes</title>
<rect width="100%" height="100%" fill="#fff"/>
${series.map(line).join('\n')}
</svg>
`
