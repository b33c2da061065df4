const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The straight line through values that are equally far apart: how much it rises from end to end, and its standard error. */
export const trend = (values: ReadonlyArray<number>): { readonly rise: number; readonly error: number } => {
  const [middle, level] = [(values.length - 1) / 2, mean(values)]
  const spread = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
  const slope = values.reduce((sum, value, at) => sum + (at - middle) * (value - level), 0) / spread
  const residue = values.reduce((sum, value, at) => sum + (value - level - slope * (at - middle)) ** 2, 0)
  const length = values.length - 1
  return { rise: slope * length, error: Math.sqrt(residue / (values.length - 2) / spread) * length }
}
