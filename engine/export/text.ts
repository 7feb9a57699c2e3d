import type { FieldView, PartView } from '../view/parts/bytes.ts';
import { ascii, COLUMNS, wrap } from './columns.ts';
import type { ToldCommand, ToldRun, ToldStep } from './told-run.ts';

/** A heading with a line below it. */
const heading = (text: string, sign: string): readonly string[] => {
  const lines = wrap(text);
  return [...lines, sign.repeat(Math.min(COLUMNS, Math.max(...lines.map(line => line.length))))];
};

const indented = (text: string, first: string): readonly string[] => wrap(text, first);

const headOf = ({ run, steps }: ToldRun): readonly string[] => {
  const changed = run.switches.filter(({ chosen, byDefault }) => chosen !== byDefault);
  const readings = changed.map(({ title, chosen, readings: all }) => {
    const reading = all.find(({ id }) => id === chosen);
    return `${title}: ${reading?.text ?? chosen}`;
  });
  return [
    ...heading(run.title, '='),
    ...(run.summary ? ['', ...wrap(run.summary)] : []),
    '',
    ...indented(run.dialect.title, 'Text:      '),
    ...(readings.length === 0
      ? ['Readings:  default']
      : readings.flatMap((reading, k) => indented(reading, k === 0 ? 'Readings:  ' : '           '))),
    ...indented(`${steps.length}, digest of the end ${run.digest}`, 'Steps:     '),
  ];
};

const outcomeText = ({ view }: ToldCommand): string => {
  if (!view.outcome) return 'no answer';
  const { name, usedLength } = view.outcome;
  const decided = view.checks.find(({ decides, passed }) => decides && !passed);
  return `${name}, ${usedLength} bytes used${decided ? `; ${decided.why} (${decided.clause})` : ''}`;
};

const commandLines = (command: ToldCommand): readonly string[] =>
  indented(`command ${command.id} of ${command.owner}: ${command.view.title}; ${outcomeText(command)}`, '   * ');

/** What stands out in a part of a run: its commands, what was refused or broken, and what the operator did. */
const eventsOf = (run: ToldRun, from: number, to: number): readonly string[] => {
  const isIn = (step: number): boolean => step >= from && step <= to;
  // In the order of the run, whoever owns them.
  const commands = run.commands
    .filter(({ way }) => isIn(way[0]?.step ?? -1))
    .sort((a, b) => (a.way[0]?.step ?? 0) - (b.way[0]?.step ?? 0));
  const refused = run.steps.filter(({ step, refused: was }) => was && isIn(step));
  return [
    ...commands.flatMap(commandLines),
    ...refused.flatMap(({ step, actor, sentence, broken }) =>
      indented([`step ${step}, ${actor}: ${sentence}`, ...broken].join(' '), '   ! '),
    ),
  ];
};

const span = (from: number, to: number): string => (from === to ? `step ${from}` : `steps ${from} to ${to}`);

/** The recipe as prose lines; without one, the run as a whole. */
const recipeLines = (run: ToldRun): readonly string[] => {
  const { recipe } = run.run;
  if (recipe.length === 0) return ['', ...eventsOf(run, 1, run.steps.length)];
  return recipe.flatMap(({ title, from, to }, index) => {
    const number = `${index + 1}. `.padEnd(3);
    const where = from === null || to === null ? 'not reached' : span(from, to);
    return [
      '',
      ...indented(`${title} (${where})`, number),
      ...(from === null || to === null ? [] : eventsOf(run, from, to)),
    ];
  });
};

const dump = (bytes: string): readonly string[] => {
  const pairs = bytes.match(/../g) ?? [];
  return Array.from({ length: Math.ceil(pairs.length / 16) }, (_, row) => {
    const line = pairs.slice(16 * row, 16 * row + 16);
    const halves = [line.slice(0, 8), line.slice(8)].map(half => half.join(' '));
    return `  ${(16 * row).toString(16).padStart(4, '0')}  ${halves.join('  ')}`.trimEnd();
  });
};

const sourceNotes: Readonly<Record<string, string>> = { reconstructed: ' [reconstructed]', ours: ' [our choice]' };

const fieldLines = ({ name, offset, size, text, source, present }: FieldView): readonly string[] => {
  const place = `${offset}`.padStart(4);
  const first = `  ${place} ${`${size}`.padStart(3)}  `;
  const value = present === 'missing' ? 'missing, reads as zero' : text;
  return indented(`${name.padEnd(1)} = ${value}${sourceNotes[source.kind] ?? ''}`, first);
};

const partLines = (name: string, { at, size, bytes, fields, lints }: PartView): readonly string[] => [
  '',
  ...wrap(`${name}: ${size} bytes${at ? ` at ${at}` : ''}`),
  ...dump(bytes),
  ...(fields.length > 0 ? ['  byte len  field = value', ...fields.flatMap(fieldLines)] : []),
  ...lints.flatMap(({ offset, rule, text }) => indented(`lint ${rule} at byte ${offset}: ${text}`, '  ~ ')),
];

const checkLines = ({ view }: ToldCommand): readonly string[] =>
  view.checks.length === 0
    ? []
    : [
        '',
        'Checks, in their order:',
        ...view.checks.flatMap(({ check, clause, passed, decides, why }) =>
          indented(
            `${check} (${clause}): ${passed ? 'passed' : 'refused'}${decides ? ', decides' : ''}. ${why}`,
            passed ? '  + ' : '  - ',
          ),
        ),
      ];

const decoded = (command: ToldCommand): readonly string[] => [
  '',
  ...heading(`Command ${command.id} of ${command.owner}: ${command.view.title}`, '-'),
  ...partLines('Device-readable part', command.view.readable),
  ...checkLines(command),
  ...partLines('Device-writable part', command.view.writable),
  '',
  ...indented(outcomeText(command), 'Outcome: '),
];

const stepLines = (steps: readonly ToldStep[]): readonly string[] => [
  '',
  ...heading('Every step', '-'),
  ...steps.flatMap(({ step, actor, action, sentence, clauses, broken }) =>
    indented(
      `${actor} ${action}: ${[sentence, ...broken].join(' ')}${clauses[0] === undefined ? '' : ` [${clauses[0]}]`}`,
      `${`${step}`.padStart(5)} `,
    ),
  ),
];

export interface TextOptions {
  /** Command that is decoded; null: the last one of the run. */
  readonly command: { readonly owner: string; readonly id: number } | null;
  /** Every step, too. */
  readonly steps: boolean;
}

/** The command that is decoded; null: the run has none. */
const chosen = ({ commands }: ToldRun, { command }: TextOptions): ToldCommand | null =>
  (command
    ? commands.find(({ owner, id }) => owner === command.owner && id === command.id)
    : commands.reduce<ToldCommand | undefined>(
        (last, each) => (last && (last.way[0]?.step ?? 0) > (each.way[0]?.step ?? 0) ? last : each),
        undefined,
      )) ?? null;

/**
 * A run for a mailing list: plain ASCII in lines of at most 72 characters. The recipe as prose lines with what came of
 * each, then one command decoded.
 */
export const exportText = (run: ToldRun, options: TextOptions): string => {
  const command = chosen(run, options);
  return `${[
    ...headOf(run),
    ...recipeLines(run),
    ...(command ? decoded(command) : []),
    ...(options.steps ? stepLines(run.steps) : []),
  ]
    .map(line => ascii(line).trimEnd())
    .join('\n')}\n`;
};
