import { type Command, EXIT, print } from './command.ts'
import { examine } from './examine.ts'
import { LISTEN } from './options.ts'

const SIGN = { ok: 'ok     ', warning: 'look   ', problem: 'PROBLEM' } as const

export const command: Command = {
  usage: 'doctor [--json] [options]',
  summary: 'Find out what is wrong and how to mend it. Changes nothing; exits with 1 when something is wrong.',
  options: { ...LISTEN, json: { type: 'boolean', help: 'One JSON document for programs.' } },
  async run(input) {
    const findings = await examine(input)
    const wrong = findings.filter((f) => f.state === 'problem').length
    if (input.options['json'] === true) print(JSON.stringify({ healthy: wrong === 0, findings }, null, 2))
    else {
      for (const f of findings)
        print(`${SIGN[f.state]}  ${f.what}${f.mend === undefined ? '' : `\n         ${f.mend}`}`)
      print(wrong === 0 ? '\nNothing is wrong.' : `\n${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`)
    }
    return wrong === 0 ? EXIT.ok : EXIT.failed
  },
}
