import { FORMATS } from '@dateline/formats/table'
import { type Command, EXIT, print, table } from './command.ts'

export const command: Command = {
  usage: 'formats [--json]',
  summary: 'What is read and what is written.',
  options: { json: { type: 'boolean', help: 'One JSON document for programs.' } },
  async run(input) {
    if (input.options['json'] === true) {
      print(JSON.stringify(FORMATS, undefined, 2))
      return EXIT.ok
    }
    const read = FORMATS.flatMap((f): [string, string][] =>
      f.reads === undefined ? [] : [[f.format, `${f.title}: ${f.reads}`]],
    )
    const written = FORMATS.flatMap((f) =>
      (f.writes ?? []).map(({ to, version }): [string, string] => [to, `${f.title}, ${version}`]),
    )
    print(`Read (told from the content, or named with --from):\n${table(read)}\n\nWritten (--to):\n${table(written)}`)
    return EXIT.ok
  },
}
