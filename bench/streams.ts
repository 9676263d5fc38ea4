/** A process of clients: opens a stream for each token and reports when the last of them had each release. */
import { connect } from 'node:net'

const { port, tokens } = JSON.parse(
  await new Promise<string>((resolve) => {
    let text = ''
    process.stdin.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.endsWith('\n')) resolve(text)
    })
  }),
) as { port: number; tokens: string[] }

/** How many streams have a release, and when the last had it, in milliseconds since the epoch. */
const arrivals = new Map<string, number>()
let open = 0
let broken = 0
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

/** The beginning of an event with a number; its data is one line and ends with an empty one. */
const HEAD = /id: (\d+)\nevent: \w+\ndata: \{"seq":\d+,"event":"\w+","kind":"[\w-]+","guid":"([^"]+)","version":(\d+),/
const START = Buffer.from('id: ')
const END = Buffer.from('\n\n')

for (const token of tokens) {
  let rest: Buffer = Buffer.alloc(0)
  let expected = 1
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
    socket.write(`GET /wire/v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  })
  socket.once('data', () => {
    open++
    if (open === tokens.length) say({ open })
  })
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (;;) {
      const end = bytes.indexOf(END, at)
      if (end === -1) break
      // Only what is complete counts: the number, in order, and the release it stands for.
      const start = bytes.indexOf(START, at)
      const head = start === -1 || start > end ? null : HEAD.exec(bytes.toString('latin1', start, start + 300))
      if (head) {
        if (Number(head[1]) !== expected) broken++
        expected++
        const no = `${head[2]} ${head[3]}`
        const count = (arrivals.get(no) ?? 0) + 1
        arrivals.set(no, count)
        if (count === tokens.length) say({ no, at: performance.timeOrigin + performance.now(), broken })
      }
      at = end + END.length
    }
    rest = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at)
  })
  socket.on('close', () => say({ closed: true }))
  socket.on('error', () => undefined)
}
