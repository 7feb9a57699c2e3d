import { readAlign, writeAlign } from '../compare/align-event.ts';
import {
  type Asked,
  type Comparison,
  compareRuns,
  type Row,
  type Sender,
  type SideRun,
  senders,
} from '../compare/compare.ts';
import { readSide, sideOf, sideText } from '../compare/side.ts';
import { knownComparisons } from '../dialect/comparisons.ts';
import { dialects } from '../dialect/dialects.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { sentenceOf } from '../view/sentence.ts';
import { readFileOrLink, usable } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, readOne, Unusable, type Verb } from './verb.ts';

const versions = dialects.map(({ id }) => id).join(', ');
const help = `Usage: ringside compare <file or link> --against TEXT [--with TEXT] [--sender each|left|right]
                        [--align EVENT] [--json]
       ringside compare <file or link> --known ID [--align EVENT] [--json]

Runs a scenario twice and tells where the runs part: the steps that are not the same, and at one moment everything
that differs: outcomes, fields, bytes, features, registers, drivers, rules, guest memory.

  --against TEXT  the right side: a version, or switches, or both: virtio-1.4, R6=aligned,
                  draft-2022-07-reviewed,R6=aligned,R9=as-posted; what it leaves out is as in the scenario
  --with TEXT     the left side; the text of the scenario without it
  --sender WHOSE  whose text the commands are in: each side its own, or one side's on both, so that only the device
                  follows the other text (each without it)
  --known ID      both sides and the sender at once: ${knownComparisons.map(({ id }) => id).join(', ')}
  --align EVENT   first (the first difference, without it), end, execute-N, collect-N, execute-N-pf1, left-STEP,
                  right-STEP
  --json          one JSON value a line: both sides, each row that is not the same, each difference

Versions: ${versions}. Exit code 0, whether they differ or not.`;

const readSender = (text: string): Sender => {
  const found = senders.find(each => each === text);
  if (!found) throw new Unusable(`--sender: found "${text}", allowed: ${senders.join(', ')}`);
  return found;
};

/** Both sides and the sender, from the options or by a name. */
const readSides = (
  { known: id, against, with: given = '', sender = 'each' }: Given,
  scenario: Scenario,
): Omit<Asked, 'align'> => {
  if (id === undefined) {
    if (against === undefined)
      throw new Unusable('--against is missing: the version or the switches of the right side');
    return {
      left: usable('--with', readSide(given, scenario, 'left')),
      right: usable('--against', readSide(against, scenario, 'right')),
      sender: readSender(sender),
    };
  }
  const found = knownComparisons.find(each => each.id === id);
  if (!found)
    throw new Unusable(`--known: found "${id}", allowed: ${knownComparisons.map(each => each.id).join(', ')}`);
  const { left, right } = found;
  return { left: sideOf(left, scenario), right: sideOf(right, scenario), sender: found.sender };
};

interface Given {
  readonly known?: string | undefined;
  readonly against?: string | undefined;
  readonly with?: string | undefined;
  readonly sender?: string | undefined;
}

const sentence = ({ track, dialect }: SideRun, step: number | null): string | null => {
  const record: StepRecord | null = step === null ? null : track.timeline.record(step);
  return record && sentenceOf(dialect, record).sentence;
};

const sideLine = (name: string, run: SideRun, scenario: Scenario): string => {
  const { leftOut, added, track } = run;
  const more = [
    leftOut.length > 0 ? `without ${leftOut.join(', ')}` : '',
    added.length > 0 ? `with ${added.join(', ')}` : '',
    track.stopped ?? '',
  ].filter(Boolean);
  const steps = `${track.steps.length} steps, end ${track.digest}`;
  return `${name}: ${sideText(run.side, scenario)}: ${steps}${more.map(each => `; ${each}`).join('')}`;
};

const rowLines = ({ left, right }: Comparison, row: Row): string[] => {
  const [a, b] = [sentence(left, row.left), sentence(right, row.right)];
  if (row.kind === 'left') return [`only left, step ${row.left}: ${a}`];
  if (row.kind === 'right') return [`only right, step ${row.right}: ${b}`];
  const head = `differs, steps ${row.left} and ${row.right}:`;
  return a === b ? [`${head} ${a}`] : [head, `  left:  ${a}`, `  right: ${b}`];
};

const print = (found: Comparison, scenario: Scenario): string[] => {
  const moment = found.at(found.anchor);
  const apart = found.rows.filter(({ kind }) => kind !== 'same');
  const { leftAt = 0, rightAt = 0 } = found.rows[found.anchor] ?? {};
  return [
    sideLine('left ', found.left, scenario),
    sideLine('right', found.right, scenario),
    `${found.rows.length} rows, ${apart.length} of them not the same`,
    ...apart.flatMap(row => rowLines(found, row)),
    `aligned on ${writeAlign(found.asked.align)}: after left step ${leftAt} and right step ${rightAt}, ${moment.differences.length} differences`,
    ...moment.differences.flatMap(({ kind, place, what, left, right }) => [
      `${kind}: ${[place, what].filter(Boolean).join(' ')}`,
      `  left:  ${left ?? 'not there'}`,
      `  right: ${right ?? 'not there'}`,
    ]),
  ];
};

const printJson = (found: Comparison, scenario: Scenario): string[] => {
  const { left, right, rows, anchor, alike } = found;
  const sideValue = ({ side, leftOut, added, track }: SideRun) => ({
    text: sideText(side, scenario),
    ...side,
    leftOut,
    added,
    steps: track.steps.length,
    stopped: track.stopped,
    digest: track.digest,
  });
  return [
    jsonLine({ left: sideValue(left), right: sideValue(right), rows: rows.length, alike }),
    ...rows
      .filter(({ kind }) => kind !== 'same')
      .map(row => jsonLine({ row: row.kind, left: row.left, right: row.right })),
    jsonLine({ aligned: writeAlign(found.asked.align), left: rows[anchor]?.leftAt, right: rows[anchor]?.rightAt }),
    ...found.at(anchor).differences.map(jsonLine),
  ];
};

export const compare: Verb = {
  name: 'compare',
  summary: 'two runs of one scenario under two texts, step by step, and what differs where they part',
  help,
  run: (args, streams) => {
    const { values, positionals } = readArgs(args, {
      known: { type: 'string' },
      against: { type: 'string' },
      with: { type: 'string' },
      sender: { type: 'string' },
      align: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { align = 'first', json = false } = values;
    const scenario = readFileOrLink(readOne(positionals, 'a file or a link'));
    const sides = readSides(values, scenario);
    const asked = { ...sides, align: usable('--align', readAlign(align, 'align')) };
    const found = usable('compare', compareRuns(scenario, asked, STEP_LIMIT));
    streams.print((json ? printJson : print)(found, scenario).join('\n'));
    return 0;
  },
};
