import { decodeCommand } from '../admin/decode-command.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { marginOf } from '../dialect/margin.ts';
import type { NotObservable } from '../dialect/margin-types.ts';
import { lintProse, type ProseLint, type Sentence, type TermPlace, termPlaces } from '../dialect/prose.ts';
import { readBytes } from '../memory/memory.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { RunInputs } from '../run/inputs.ts';
import { createTimeline } from '../run/timeline.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { PfId } from '../world/ids.ts';
import { titleOf } from '../world/ids.ts';
import type { Readings } from '../world/world.ts';

/** The words of a version: its sentences in reading order, what a careful reader stumbles over, and what stays open. */
export interface Wording {
  readonly dialect: string;
  readonly title: string;
  readonly terms: Dialect['terms'];
  readonly sentences: readonly (Pick<Sentence, 'id' | 'chapter' | 'text'> & { readonly lints: readonly ProseLint[] })[];
  /** Each term with its first use and its definition, in the order of the patch and in that of a finished document. */
  readonly orders: { readonly patch: readonly Sentence[]; readonly document: readonly Sentence[] };
  readonly strips: { readonly patch: readonly TermPlace[]; readonly document: readonly TermPlace[] };
  /** Points that no run can show, and what is not modelled. */
  readonly notObservable: readonly NotObservable[];
}

export const wordingOf = (id: string, readings: Readings = {}): Wording => {
  const dialect = dialectOf(id, readings);
  const { prose, asDocument, notObservable } = marginOf(dialect, readings);
  const lints = lintProse(prose);
  return {
    dialect: id,
    title: dialect.title,
    terms: dialect.terms,
    sentences: prose.map(({ id: sentence, chapter, text }) => ({
      id: sentence,
      chapter,
      text,
      lints: lints.filter(each => each.sentence === sentence),
    })),
    orders: { patch: prose, document: asDocument },
    strips: { patch: termPlaces(prose), document: termPlaces(asDocument) },
    notObservable,
  };
};

/** One command of a run, in bytes and in the words of a version. */
interface ToldCommand {
  readonly owner: PfId;
  /** Counted from 1. */
  readonly id: number;
  /** Both parts as hex digits, the writable one as far as it was used. */
  readonly readable: string;
  readonly writable: string;
  readonly text: string;
}

/** Who sends a command to whom, in the words of a version. */
const tell = (dialect: Dialect, { before }: StepRecord, owner: PfId, readable: Uint8Array): string => {
  const { terms } = dialect;
  const context = decodeCommand(before, dialect, { owner, readable, writableBytes: 0, judgedAtTake: null });
  const { member, command } = context;
  const what = command ? command.describe(context.header, context.data) : `opcode ${context.opcode}`;
  const to =
    member && member.id !== owner && command?.usesMember !== false
      ? `; ${titleOf(member.id)} is the ${terms.member}`
      : '';
  return `The ${terms.owner} ${titleOf(owner)}: ${what}${to}`;
};

/** The admin commands of a run, as one version tells them. */
const toldBy = (inputs: RunInputs, limit: number): readonly ToldCommand[] => {
  const dialect = dialectOf(inputs.dialect, inputs.readings);
  const timeline = createTimeline(inputs);
  const told: ToldCommand[] = [];
  while (timeline.step < limit && timeline.forward()) {
    const record = timeline.record(timeline.step);
    for (const event of record?.events ?? []) {
      if (!record || event.type !== 'token/closed' || event.token.command.asks !== undefined) continue;
      const { readableAt, writableAt, command } = event.token;
      const owner = event.device as PfId;
      const readable = readBytes(record.before.memory, readableAt, command.readable.length);
      const writable = readBytes(record.before.memory, writableAt, event.usedLength ?? 0);
      const text = tell(dialect, record, owner, readable);
      told.push({ owner, id: command.id, readable: bytesToHex(readable), writable: bytesToHex(writable), text });
    }
  }
  return told;
};

/** A trace in two vocabularies: the same commands, told twice. */
export interface TwoWordings {
  readonly before: Wording;
  readonly after: Wording;
  readonly trace: readonly {
    readonly before: ToldCommand | null;
    readonly after: ToldCommand | null;
    /** Every byte of both parts is the same. */
    readonly sameBytes: boolean;
  }[];
}

/** Tells a scenario under two sets of readings, which are laid over its own. At most `limit` steps each. */
export const twoWordings = (inputs: RunInputs, before: Readings, after: Readings, limit: number): TwoWordings => {
  const under = (readings: Readings): RunInputs => ({ ...inputs, readings: { ...inputs.readings, ...readings } });
  return compareWords(under(before), under(after), limit);
};

/** Tells two runs of a scenario, each in the words of its own text. At most `limit` steps each. */
export const compareWords = (left: RunInputs, right: RunInputs, limit: number): TwoWordings => {
  const [first, second] = [toldBy(left, limit), toldBy(right, limit)];
  return {
    before: wordingOf(left.dialect, left.readings),
    after: wordingOf(right.dialect, right.readings),
    trace: Array.from({ length: Math.max(first.length, second.length) }, (_, k) => {
      const [a = null, b = null] = [first[k], second[k]];
      return { before: a, after: b, sameBytes: a?.readable === b?.readable && a?.writable === b?.writable };
    }),
  };
};
