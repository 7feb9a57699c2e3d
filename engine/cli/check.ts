import { judgeAll } from '../scenario/judge-all.ts';
import { conclude } from './conclude.ts';
import { readUnlessIndex } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside check <file>... [--json]

Runs scenarios and judges what they expect: one line for every expectation that did not hold, and last
"N passed, N failed", a file counting as one. The index of a library among the files is passed over.

  --json      one JSON value a line

Exit code 0: every file passed; 1: one or more failed; 2: a file could not be used, then none is run.`;

export const check: Verb = {
  name: 'check',
  summary: 'run scenarios and judge what they expect; closes with `N passed, N failed`',
  help,
  run: (args, streams) => {
    const { print, warn } = streams;
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new Unusable('a file is missing');
    const { scenarios, indexes, reasons } = readAll(positionals);
    if (reasons.length > 0) throw new Unusable(reasons.join('\n'));
    if (scenarios.length === 0) throw new Unusable(`${indexes[0]}: this is the index of a library, not a scenario`);
    for (const file of indexes) warn(`${file}: the index of a library, not a scenario: passed over`);

    let passed = 0;
    for (const { file, scenario } of scenarios) {
      const { held, stopped, judgements } = judgeAll(scenario);
      const failures = [
        ...(stopped === null ? [] : [{ expected: 'the run comes to its end', got: stopped }]),
        ...judgements.filter(each => !each.held).map(({ text, got }) => ({ expected: text, got })),
      ];
      for (const { expected, got } of failures) {
        print(values.json ? jsonLine({ file, expected, got }) : `${file}: expected: ${expected}; found: ${got}`);
      }
      if (held) passed += 1;
    }
    return conclude(streams, values.json, { passed, failed: scenarios.length - passed });
  },
};

/** All files, so that the reasons of all that cannot be used are told at once. */
const readAll = (files: readonly string[]) => {
  const scenarios = [];
  const indexes: string[] = [];
  const reasons: string[] = [];
  for (const file of files) {
    try {
      const scenario = readUnlessIndex(file);
      if (scenario) scenarios.push({ file, scenario });
      else indexes.push(file);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      reasons.push(error.message);
    }
  }
  return { scenarios, indexes, reasons };
};
