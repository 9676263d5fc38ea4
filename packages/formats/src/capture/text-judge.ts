/** The small nets by which lines are judged: sums of features, bent by tanh, added up. */

/**
 * How much features speak for what their weights were fitted to: above nothing, they do.
 * @param inner of each feature its weight in each of the sums
 * @param outer of each sum its weight
 */
export function judge(
  inner: readonly (readonly number[])[],
  outer: readonly number[],
  features: readonly number[],
): number {
  const sums = outer.map(() => 0)
  features.forEach((value, at) => {
    if (value === 0) return
    inner[at]?.forEach((weight, unit) => {
      sums[unit] = (sums[unit] ?? 0) + weight * value
    })
  })
  return sums.reduce((total, sum, unit) => total + Math.tanh(sum) * (outer[unit] ?? 0), 0)
}
