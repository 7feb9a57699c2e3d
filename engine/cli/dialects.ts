import { type DiffCell, type DiffRow, diffDialects } from '../compare/dialects.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialects as all, dialectOf } from '../dialect/dialects.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, Unusable, type Verb } from './verb.ts';

const known = all.map(({ id }) => id).join(', ');
const help = `Usage: ringside dialects [LEFT RIGHT] [--only-differences] [--json]

Two versions of the text side by side: feature bits, opcodes, statuses and their details, group types, structs and
terms, one a line. A number that means something else in the other version collides, and stands first. Without
arguments: the versions there are.

  LEFT, RIGHT          ${known}
  --only-differences   leaves out what is the same
  --json               one JSON value a line: {"kind", "key", "verdict", "left", "right"}`;

const readDialect = (id: string): Dialect => {
  if (!all.some(each => each.id === id)) throw new Unusable(`found "${id}", allowed: ${known}`);
  return dialectOf(id);
};

const cellText = (cell: DiffCell | null): string => {
  if (!cell) return '–';
  const { name, text, source } = cell;
  return `${name}${text && ` (${text})`}${source ? ` [${source.kind}]` : ''}`;
};

const rowText = ({ kind, key, verdict, left, right }: DiffRow): string =>
  `${verdict.padEnd(8)}  ${kind.padEnd(7)}  ${key}: ${cellText(left)} | ${cellText(right)}`;

const toJson = ({ kind, key, verdict, left, right }: DiffRow) => {
  const cell = (each: DiffCell | null) =>
    each && { name: each.name, text: each.text, source: each.source?.kind ?? null };
  return { kind, key, verdict, left: cell(left), right: cell(right) };
};

export const dialects: Verb = {
  name: 'dialects',
  summary: 'two versions of the text side by side: bits, opcodes, statuses, groups, structs, terms',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      'only-differences': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const { json = false } = values;
    if (positionals.length === 0) {
      for (const { id, title, summary } of all)
        print(json ? jsonLine({ id, title, summary }) : `${id}: ${title}. ${summary}`);
      return 0;
    }
    const [left, right, ...more] = positionals.map(readDialect);
    if (!left || !right || more.length > 0)
      throw new Unusable(`found ${positionals.length} arguments, allowed: LEFT RIGHT`);
    const { rows } = diffDialects(left, right);
    const shown = values['only-differences'] ? rows.filter(({ verdict }) => verdict !== 'same') : rows;
    for (const row of shown) print(json ? jsonLine(toJson(row)) : rowText(row));
    return 0;
  },
};
