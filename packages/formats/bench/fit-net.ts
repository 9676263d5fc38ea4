/** A small net of one layer of bent sums, fitted by Adam: for bench/fit-text.ts. */

const ROUNDS = 8
const BATCH = 64
/** Pulls weights towards nothing, so that rare features do not decide. */
const DECAY = 1e-4

export interface Row {
  readonly x: readonly number[]
  readonly y: 0 | 1
  readonly weight: number
}

export interface Net {
  readonly inner: Float64Array
  readonly outer: Float64Array
}

/** A repeatable source of numbers from -0.5 to 0.5. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
}

/** Adam (Kingma and Ba, 2015) over one array of parameters. */
class Adam {
  private readonly first: Float64Array
  private readonly second: Float64Array
  private steps = 0
  readonly values: Float64Array
  readonly slopes: Float64Array

  constructor(values: Float64Array) {
    this.values = values
    this.slopes = new Float64Array(values.length)
    this.first = new Float64Array(values.length)
    this.second = new Float64Array(values.length)
  }

  step(rate: number): void {
    this.steps += 1
    this.values.forEach((value, at) => {
      const slope = (this.slopes[at] ?? 0) + DECAY * value
      const first = (this.first[at] = 0.9 * (this.first[at] ?? 0) + 0.1 * slope)
      const second = (this.second[at] = 0.999 * (this.second[at] ?? 0) + 0.001 * slope * slope)
      const move = first / (1 - 0.9 ** this.steps) / (Math.sqrt(second / (1 - 0.999 ** this.steps)) + 1e-8)
      this.values[at] = value - rate * move
    })
    this.slopes.fill(0)
  }
}

/**
 * @param given the rows to learn
 * @param units how many sums
 */
export function fit(given: readonly Row[], units: number): Net {
  const random = randoms(3)
  const rows = [...given]
  const width = rows[0]?.x.length ?? 0
  const inner = new Adam(new Float64Array(units * width).map(() => random() * 0.3))
  const outer = new Adam(new Float64Array(units).map(() => random()))
  const bent = new Float64Array(units)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = Math.floor((random() + 0.5) * (at + 1))
      const [a, b] = [rows[at], rows[other]]
      if (a !== undefined && b !== undefined) [rows[at], rows[other]] = [b, a]
    }
    for (let from = 0; from < rows.length; from += BATCH) {
      for (const { x, y, weight } of rows.slice(from, from + BATCH)) {
        let z = 0
        for (let unit = 0; unit < units; unit += 1) {
          let sum = 0
          for (let f = 0; f < width; f += 1) sum += (inner.values[unit * width + f] ?? 0) * (x[f] ?? 0)
          bent[unit] = Math.tanh(sum)
          z += (outer.values[unit] ?? 0) * Math.tanh(sum)
        }
        const error = (weight * (1 / (1 + Math.exp(-z)) - y)) / BATCH
        for (let unit = 0; unit < units; unit += 1) {
          const value = bent[unit] ?? 0
          outer.slopes[unit] = (outer.slopes[unit] ?? 0) + error * value
          const back = error * (outer.values[unit] ?? 0) * (1 - value * value)
          for (let f = 0; f < width; f += 1) {
            const at = unit * width + f
            inner.slopes[at] = (inner.slopes[at] ?? 0) + back * (x[f] ?? 0)
          }
        }
      }
      const rate = 0.004 * (1 - round / ROUNDS) + 0.0003
      inner.step(rate)
      outer.step(rate)
    }
  }
  return { inner: inner.values, outer: outer.values }
}

/** How much a row speaks for being copy. */
export function judge({ inner, outer }: Net, x: readonly number[]): number {
  let total = 0
  outer.forEach((weight, unit) => {
    let sum = 0
    for (let f = 0; f < x.length; f += 1) sum += (inner[unit * x.length + f] ?? 0) * (x[f] ?? 0)
    total += weight * Math.tanh(sum)
  })
  return total
}
