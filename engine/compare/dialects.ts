import type { AdminCommand } from '../admin/command.ts';
import { describeRequirement, type FeatureBit } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { describeStruct } from '../layout/describe.ts';
import type { AnyStruct } from '../layout/field.ts';
import { lintAlignment } from '../layout/lint.ts';
import { hex } from '../num/addr.ts';
import { ours, type Source } from '../spec/source.ts';

/**
 * How an entry of one dialect stands to that of another under the same key. `collides`: the same number means something
 * else; `differs`: the same thing in another way.
 */
type Verdict = 'collides' | 'differs' | 'left' | 'right' | 'same';

export type DiffKind = 'feature' | 'opcode' | 'status' | 'detail' | 'group' | 'struct' | 'term';

/** One side of a row. */
export interface DiffCell {
  readonly name: string;
  /** What else there is to compare, in words. */
  readonly text: string;
  /** Null for a mere word. */
  readonly source: Source | null;
}

export interface DiffRow {
  readonly kind: DiffKind;
  /** The number, or the name, that both sides are found by. */
  readonly key: string;
  readonly verdict: Verdict;
  readonly left: DiffCell | null;
  readonly right: DiffCell | null;
}

export interface DialectDiff {
  readonly left: { readonly id: string; readonly title: string };
  readonly right: { readonly id: string; readonly title: string };
  /** Collisions first, then what differs, what only one side has, and what is the same. */
  readonly rows: readonly DiffRow[];
}

/** An entry, what it is called, and whether numbers are shared: names under the same key may then collide. */
interface Entry extends DiffCell {
  readonly kind: DiffKind;
  readonly key: string;
  /** What makes two entries the same thing; their names without it. */
  readonly is?: string;
}

const featureText = ({ requires, role, device }: FeatureBit): string =>
  [
    device === null ? 'any device' : `${device} devices`,
    requires === undefined ? '' : `requires ${describeRequirement(requires)}`,
    role === undefined ? '' : `${role.toUpperCase()} only`,
  ]
    .filter(part => part !== '')
    .join('; ');

const featuresOf = ({ features }: Dialect): Entry[] =>
  features.bits.map(each => ({
    kind: 'feature',
    key: `${each.bit}`,
    name: each.name,
    // A bit that has got another name is the same bit.
    is: each.formerly ?? each.name,
    text: featureText(each),
    source: each.source,
  }));

const sizeOf = (struct: AnyStruct | null): string => {
  if (!struct) return 'none';
  const hasTail = Object.values(struct.fields).some(({ kind }) => kind === 'tail');
  if (hasTail && struct.size === 0) return 'of any length';
  return `${struct.size === 1 ? '1 byte' : `${struct.size} bytes`}${hasTail ? ' or more' : ''}`;
};

const commandText = ({ groups }: Dialect['commands'][number], { groupTypes }: Dialect): string => {
  const names = groupTypes.filter(({ id }) => groups?.includes(id) ?? true).map(({ name }) => name);
  return `for ${names.join(', ') || 'no group'}`;
};

const opcodeText = (command: AdminCommand, dialect: Dialect): string =>
  `data ${sizeOf(command.data)}, result ${sizeOf(command.result)}; ${commandText(command, dialect)}`;

const opcodesOf = (dialect: Dialect): Entry[] =>
  dialect.commands.map(command => ({
    kind: 'opcode',
    key: hex(command.opcode, 4),
    name: command.name,
    text: opcodeText(command, dialect),
    source: command.source,
  }));

const unsourced = ours('no source given');

/** Names of the numbers in a field of the answer's header: as the field names them, else as the refusals do. */
const answersOf = ({ answer, success, refusals }: Dialect): Entry[] => {
  // Of a number: that a status goes with a detail may be a choice, the numbers themselves are the header's.
  const header = answer.source ?? unsourced;
  const [status = '', detail = ''] = Object.keys(answer.fields);
  const all = [success, ...refusals];
  const numbers = (field: string): number[] => [...new Set(all.map(({ fields }) => fields[field] ?? 0))];
  const namesIn = (field: string) => answer.fields[field]?.options.values;
  const statuses = numbers(status).map((value): Entry => {
    const those = all.filter(({ fields }) => fields[status] === value);
    const [first = success] = those;
    return {
      kind: 'status',
      key: `${value}`,
      name: namesIn(status)?.[value] ?? first.name,
      text: those.length === 1 ? first.doc : `${those.length} ways to refuse`,
      source: first.numbered ?? header,
      ...(first === success && { is: 'success' }),
    };
  });
  const named = namesIn(detail);
  if (named) {
    const details = numbers(detail).map((value): Entry => {
      const first = all.find(({ fields }) => fields[detail] === value) ?? success;
      return {
        kind: 'detail',
        key: `${value}`,
        name: named[value] ?? first.name,
        text: `in ${detail}`,
        source: header,
      };
    });
    return [...statuses, ...details];
  }
  // Without names of its own the field means something behind one status only: the one that most refusals share.
  const count = (value: number) => all.filter(({ fields }) => fields[status] === value).length;
  const shared = numbers(status).toSorted((a, b) => count(b) - count(a))[0];
  const details = refusals
    .filter(({ fields }) => fields[status] === shared)
    .map(
      ({ name, doc, fields, source }): Entry => ({
        kind: 'detail',
        key: `${fields[detail]}`,
        name,
        text: `in ${detail}: ${doc}`,
        source,
      }),
    );
  return [...statuses, ...details];
};

const groupsOf = ({ groupTypes, pfMember, selfMember }: Dialect): Entry[] =>
  groupTypes.map(({ id, name, source }) => {
    const isSelf = name === 'Self';
    const text = isSelf
      ? `the function itself is member ${selfMember ?? 0}`
      : pfMember === null
        ? 'the PF is the owner and no member'
        : `the PF is member ${pfMember}`;
    return { kind: 'group', key: `${id}`, name, text, source };
  });

/** Fields with their places, so that another place is another text. */
const structText = (struct: AnyStruct): string => {
  const odd = new Set(lintAlignment(struct).map(({ path }) => path)).size;
  const fields = describeStruct(struct).map(({ path, offset }) => `${path} ${offset}`);
  return `${sizeOf(struct)}, ${odd === 0 ? 'all aligned' : `${odd} misaligned`}: ${fields.join(', ')}`;
};

const structsOf = ({ header, answer, commands, inside }: Dialect): Entry[] => {
  const own = [...commands.flatMap(({ data, result }) => [data, result]), ...(inside?.structs ?? [])];
  const byName = new Map(own.flatMap(each => (each ? [[each.name, each] as const] : [])));
  const entry = (key: string, struct: AnyStruct): Entry => ({
    kind: 'struct',
    key,
    name: struct.name,
    text: structText(struct),
    source: struct.source ?? unsourced,
    is: key,
  });
  return [
    entry('header of a command', header),
    entry('header of an answer', answer),
    ...[...byName].map(([name, struct]) => entry(name, struct)),
  ];
};

/** Words have no source: the draft names the fields of a header that it does not show. */
const termsOf = ({ terms, headerFields }: Dialect): Entry[] => {
  const term = (key: string, name: string): Entry => ({ kind: 'term', key, name, text: '', source: null, is: key });
  return [
    term('controls a group', terms.owner),
    term('is controlled', terms.member),
    term('field for the command', headerFields.opcode),
    term('field for the group', headerFields.group),
    term('field for the member', headerFields.member),
  ];
};

const entriesOf = (dialect: Dialect): Entry[] => [
  ...featuresOf(dialect),
  ...opcodesOf(dialect),
  ...answersOf(dialect),
  ...groupsOf(dialect),
  ...structsOf(dialect),
  ...termsOf(dialect),
];

const cellOf = ({ name, text, source }: Entry): DiffCell => ({ name, text, source });

/** A review changes what was posted, and gives it another name perhaps; it stays the same thing. */
const amends = (left: Entry, right: Entry): boolean => {
  const kinds = [left.source?.kind, right.source?.kind];
  return kinds.includes('review') && kinds.includes('posted');
};

const judge = (left: Entry | undefined, right: Entry | undefined): Verdict => {
  if (!left) return 'right';
  if (!right) return 'left';
  if ((left.is ?? left.name) !== (right.is ?? right.name) && !amends(left, right)) return 'collides';
  return left.name === right.name && left.text === right.text ? 'same' : 'differs';
};

const verdicts: readonly Verdict[] = ['collides', 'differs', 'left', 'right', 'same'];

/** Two versions of the text, entry by entry. */
export const diffDialects = (left: Dialect, right: Dialect): DialectDiff => {
  const [mine, theirs] = [entriesOf(left), entriesOf(right)];
  const keyOf = ({ kind, key }: Entry): string => `${kind} ${key}`;
  const byKey = new Map(theirs.map(each => [keyOf(each), each]));
  const own = new Set(mine.map(keyOf));
  const row = (one: Entry | undefined, other: Entry | undefined): DiffRow => {
    const { kind, key } = (one ?? other) as Entry;
    return {
      kind,
      key,
      verdict: judge(one, other),
      left: one ? cellOf(one) : null,
      right: other ? cellOf(other) : null,
    };
  };
  const rows = [
    ...mine.map(each => row(each, byKey.get(keyOf(each)))),
    ...theirs.filter(each => !own.has(keyOf(each))).map(each => row(undefined, each)),
  ];
  return {
    left: { id: left.id, title: left.title },
    right: { id: right.id, title: right.title },
    rows: verdicts.flatMap(verdict => rows.filter(each => each.verdict === verdict)),
  };
};
