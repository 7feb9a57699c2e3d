import { decodeLink, encodeLink } from '../scenario/link.ts';
import { describeError } from '../scenario/parse-error.ts';
import { readScenarioFile } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, readNumber, readOne, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside link <file> [--step N] [--json]

Prints the fragment of a link that opens the scenario: put it behind the address of the page.

  --step N    the link opens at this step
  --json      one JSON value: {"link", "length"}

Exit code 2: the file cannot be used, or its link could not be opened again.`;

export const link: Verb = {
  name: 'link',
  summary: 'scenario to link',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, { step: { type: 'string' }, json: { type: 'boolean' } });
    const view = values.step === undefined ? {} : { step: readNumber(values.step, '--step', 1_000_000) };
    const file = readOne(positionals, 'a file');
    const fragment = `#${encodeLink(readScenarioFile(file), view)}`;
    // A page takes less than a file may hold.
    const again = decodeLink(fragment);
    if (!again.ok) {
      throw new Unusable(
        again.error.map(error => `${file}: no page would open its link: ${describeError(error)}`).join('\n'),
      );
    }
    print(values.json ? jsonLine({ link: fragment, length: fragment.length }) : fragment);
    return 0;
  },
};
