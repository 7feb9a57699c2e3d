import { serializeScenario } from '../scenario/serialize.ts';
import { readLink } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, readOne, type Verb } from './verb.ts';

const help = `Usage: ringside unlink <link> [--json]

Prints the scenario of a link as a file would hold it. The link may be a whole address or its fragment.

  --json      on one line`;

export const unlink: Verb = {
  name: 'unlink',
  summary: 'link to scenario',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' } });
    const scenario = serializeScenario(readLink(readOne(positionals, 'a link')));
    print(values.json ? jsonLine(scenario) : JSON.stringify(scenario, null, 2));
    return 0;
  },
};
