/** A line as words and numbers, with their places. */

export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly number?: number
}

export interface NumberToken extends Token {
  readonly number: number
}

export function tokens(text: string): Token[] {
  const result: Token[] = []
  for (const match of text.matchAll(/\d+|[\p{L}\p{M}'’]+/gu)) {
    const word = match[0]
    const start = match.index
    const number = /^\d+$/.test(word) ? Number(word) : undefined
    result.push({ text: word, start, end: start + word.length, ...(number === undefined ? {} : { number }) })
  }
  return result
}

export function isYear(token: Token | undefined): token is NumberToken {
  return token?.number !== undefined && token.text.length === 4 && token.number >= 1_900 && token.number <= 2_100
}

export function isDayNumber(token: Token | undefined): token is NumberToken {
  return token?.number !== undefined && token.text.length <= 2 && token.number >= 1 && token.number <= 31
}
