import { createTimeline } from '../run/timeline.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { describeError } from '../scenario/parse-error.ts';
import { writeDigests } from '../scenario/run-digests.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readScenarioFile } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, readNumber, readOne, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside link <file> [--step N] [--digests] [--json]

Prints the fragment of a link that opens the scenario: put it behind the address of the page.

  --step N    the link opens at this step
  --digests   it holds digests of the run, too: whoever opens it is told whether theirs is the same
  --json      one JSON value: {"link", "length"}

Exit code 2: the file cannot be used, or its link could not be opened again.`;

const digestsOf = (scenario: Scenario): string => {
  const timeline = createTimeline(scenario);
  timeline.run(STEP_LIMIT);
  return writeDigests(timeline);
};

export const link: Verb = {
  name: 'link',
  summary: 'scenario to link',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      step: { type: 'string' },
      digests: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const file = readOne(positionals, 'a file');
    const scenario = readScenarioFile(file);
    const view = {
      ...(values.step !== undefined && { step: readNumber(values.step, '--step', 1_000_000) }),
      ...(values.digests && { digests: digestsOf(scenario) }),
    };
    const fragment = `#${encodeLink(scenario, view)}`;
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
