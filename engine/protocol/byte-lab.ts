import type { Action } from '../actor/actor.ts';
import { functionChoices } from '../actor/actors.ts';
import { refusesIntent } from '../actor/refuses-intent.ts';
import type { Submitted } from '../admin/decode-command.ts';
import { decodeCommand } from '../admin/decode-command.ts';
import type { EncodedCommand } from '../admin/encode-command.ts';
import { encodeCommand, resized } from '../admin/encode-command.ts';
import { answerTo } from '../admin/execute.ts';
import { givenCommand } from '../admin/given-command.ts';
import { readAnswer } from '../admin/read-answer.ts';
import { opcodeOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { leavesOf } from '../layout/leaves.ts';
import { peek } from '../memory/peek.ts';
import { fromHalves, hex, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex, equalBytes } from '../num/bytes.ts';
import type { Result } from '../num/result.ts';
import { ok } from '../num/result.ts';
import { schedule } from '../run/schedule.ts';
import { keyOf, step } from '../run/step.ts';
import { judgedIn } from '../view/checks.ts';
import { memberName } from '../view/member-name.ts';
import { groupOf, headerNames, partView, readablePieces, writablePieces } from '../view/part.ts';
import type { PartView } from '../view/parts/bytes.ts';
import type { CheckRow, CommandView } from '../view/parts/command.ts';
import type { SourceView } from '../view/parts/values.ts';
import { shortFlags } from '../view/ring-place.ts';
import { bytesAt } from '../view/ring-read.ts';
import { sourceView } from '../view/source-view.ts';
import type { Chain } from '../virtq/chain.ts';
import type { Event } from '../world/event.ts';
import type { CommandIntent } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionIndex } from '../world/topology.ts';
import { takeTurn } from '../world/turn.ts';
import type { World } from '../world/world.ts';

/** Lengths that are tried on each side, and bytes of room for an answer that nothing cuts. */
const MOST_TRIED = 320;
const ROOM = 4096;
/** Lengths beyond what is specified that are tried. */
const BEYOND = 16;
/** Steps of a command on its way there and back. */
const MOST_STEPS = 400;

/** What becomes of a command. `name` is null where the device gives no answer and asks for a reset. */
interface Became {
  readonly ok: boolean;
  readonly name: string | null;
  /** Bytes that the device wrote, which is what it has to report; null: no used element. */
  readonly usedLength: number | null;
  /** The check that decided; null: none was made. */
  readonly check: string | null;
  readonly clause: string | null;
}

/** Lengths of one part, from one to another, at which the same becomes of the command. */
export interface LengthSpan extends Omit<Became, 'usedLength'> {
  readonly from: number;
  readonly to: number;
  /** Least and most used length in there; null: no used element. */
  readonly used: { readonly least: number; readonly most: number } | null;
}

/** A descriptor of the buffer as the driver would write it. */
interface LaidDescriptor {
  /** In the table or ring, or in the indirect table. */
  readonly index: number;
  readonly inTable: boolean;
  readonly part: 'readable' | 'writable' | 'table';
  readonly addr: string;
  readonly len: number;
  readonly flags: readonly string[];
  /** Its 16 bytes. */
  readonly bytes: string;
}

/** The command sent on a branch of the present world, through the rings and back. */
export type Rehearsed =
  | {
      readonly done: true;
      readonly steps: number;
      readonly descriptors: readonly LaidDescriptor[];
      readonly usedLength: number | null;
      readonly name: string;
      /** Whether the same comes of it when each part is one descriptor; null: each is. */
      readonly same: boolean | null;
    }
  | { readonly done: false; readonly why: string };

export interface ByteLabView {
  readonly readable: PartView;
  /** Bytes of the readable part that its layout names; null: it goes to the end of the part. */
  readonly specified: number | null;
  /** Bytes of the writable part that the driver gives. */
  readonly room: number;
  /** The answer as the device writes it, and as it would be with room for all of it. */
  readonly answer: PartView;
  readonly whole: PartView;
  /** The end of the whole answer that does not fit: bytes. 0 where another answer is given for want of room. */
  readonly dropped: number;
  readonly became: Became & { readonly text: string; readonly source: SourceView };
  readonly checks: readonly CheckRow[];
  readonly effects: CommandView['effects'];
  /** What the driver owes and does not keep with these lengths. */
  readonly broken: readonly { readonly clause: string; readonly why: string }[];
  /** The rules of the text on what is missing, too long, dropped and reported; null: it has none. */
  readonly rules: {
    readonly missing: string | null;
    readonly ignored: string | null;
    readonly dropped: string | null;
    readonly used: string | null;
  };
  readonly rehearsed: Rehearsed;
  /** Whether VIRTIO_F_INDIRECT_DESC was negotiated, so that the buffer may be a table. */
  readonly mayBeTable: boolean;
}

/** What comes of it at every length of the one part, as long as the other one stays as it is. */
export interface LengthsView {
  readonly byReadable: readonly LengthSpan[];
  readonly byWritable: readonly LengthSpan[];
}

interface Lab {
  readonly world: World;
  readonly dialect: Dialect;
  readonly intent: CommandIntent;
  readonly encoded: EncodedCommand;
}

/** Carries a command out on a branch of the world, which nobody sees. */
const carriedOut = ({ world, dialect, intent }: Lab, readable: Uint8Array, writableBytes: number) => {
  const { owner, queue = 0 } = intent;
  const by = `device:${owner}/avq${queue}` as const;
  const bare: Submitted = { owner, readable, writableBytes, judgedAtTake: null };
  const judgedAtTake = dialect.judgeAtTake(world.readings, () => decodeCommand(world, dialect, bare));
  const events: Event[] = [];
  let answer: Uint8Array | null = null;
  const after = takeTurn(world, events, turn => {
    answer = answerTo(turn, by, dialect, { ...bare, judgedAtTake });
  });
  const action: Action = { actor: by, name: 'execute' };
  const record = { step: 0, key: keyOf(action), action, before: world, after, events };
  return { answer: answer as Uint8Array | null, record };
};

const becameOf = (lab: Lab, readable: Uint8Array, room: number): Became => {
  const { answer, record } = carriedOut(lab, readable, room);
  const checks = record.events.flatMap(event => (event.type === 'note/checked' ? [event] : []));
  const decides = checks.find(({ passed }) => !passed) ?? checks.at(-1);
  const by = { check: decides?.check ?? null, clause: decides?.clause ?? null };
  if (!answer) return { ok: false, name: null, usedLength: null, ...by };
  const { ok: isOk, name } = readAnswer(lab.dialect, opcodeOf(lab.dialect, readable), answer, answer.length);
  return { ok: isOk, name, usedLength: answer.length, ...by };
};

/** What becomes of the command at every length up to `to`, as few spans as say it. */
const spansOf = (to: number, at: (length: number) => Became): LengthSpan[] => {
  const spans: LengthSpan[] = [];
  for (let length = 0; length <= Math.min(to, MOST_TRIED); length += 1) {
    const { usedLength, ...rest } = at(length);
    const last = spans.at(-1);
    const isSame =
      last && last.name === rest.name && last.check === rest.check && (last.used === null) === (usedLength === null);
    const used = usedLength === null ? null : { least: usedLength, most: usedLength };
    if (!isSame) spans.push({ from: length, to: length, ...rest, used });
    else {
      const both = last.used && used;
      const range = both && { least: Math.min(both.least, last.used.least), most: Math.max(both.most, last.used.most) };
      spans[spans.length - 1] = { ...last, to: length, used: range };
    }
  }
  return spans;
};

const readableView = ({ dialect, world, intent }: Lab, bytes: Uint8Array): PartView =>
  partView({
    pieces: readablePieces(dialect, opcodeOf(dialect, bytes)),
    bytes,
    table: dialect.features,
    nameOf: headerNames(dialect, memberName(dialect, world, intent.owner))(groupOf(dialect, bytes)),
  });

const specifiedOf = (dialect: Dialect, bytes: Uint8Array): number | null => {
  const structs = readablePieces(dialect, opcodeOf(dialect, bytes)).map(({ struct }) => struct);
  const goesOn = structs.some(struct => leavesOf(struct).some(({ field }) => field.kind === 'tail'));
  return goesOn ? null : structs.reduce((sum, { size }) => sum + size, 0);
};

const laidOut = (world: World, { owner }: CommandIntent, queue: number, chain: Chain): LaidDescriptor[] => {
  const memory = peek(world.memory);
  const { desc } = deviceState(world, owner).queues[queue]?.registers ?? { desc: 0n };
  const packed = deviceState(world, owner).queues[queue]?.ring?.format === 'packed';
  const elements = [...chain.readable, ...chain.writable];
  const row = (index: number, inTable: boolean, at: { hi: number; lo: number }, part: LaidDescriptor['part']) => {
    const bytes = bytesAt(memory, at.hi, at.lo, 16 * index, 16) ?? new Uint8Array(16);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
    const flags = view.getUint16(packed ? 14 : 12, true);
    return {
      index,
      inTable,
      part,
      addr: hex(fromHalves(view.getUint32(4, true), view.getUint32(0, true))),
      len: view.getUint32(8, true),
      flags: shortFlags(flags),
      bytes: bytesToHex(bytes),
    };
  };
  const ring = { hi: hiOf(desc as never), lo: loOf(desc as never) };
  const { indirect } = chain;
  const direct = indirect ? chain.descriptors.length - 1 : chain.descriptors.length;
  const partAt = (k: number): LaidDescriptor['part'] => (elements[k]?.writable ? 'writable' : 'readable');
  const rows = chain.descriptors.map((index, k) =>
    row(index, false, ring, indirect && k === direct ? 'table' : partAt(k)),
  );
  if (!indirect) return rows;
  const table = { hi: indirect.addrHi, lo: indirect.addrLo };
  return [...rows, ...elements.slice(direct).map((_, k) => row(k, true, table, partAt(direct + k)))];
};

interface Returned {
  readonly steps: number;
  readonly descriptors: readonly LaidDescriptor[];
  readonly usedLength: number | null;
  readonly name: string;
  readonly answer: string;
}

/** Sends the command on a branch: only its owner's driver and its virtqueues act, the schedule is the fair one. */
const rehearse = ({ world, dialect, intent }: Lab): Returned | string => {
  const { owner } = intent;
  const index = functionIndex(world.topology, owner);
  let { world: now } = step(world, { actor: 'operator', name: 'submit', intent });
  const id = driverState(now, owner).given;
  let descriptors: readonly LaidDescriptor[] = [];
  let answer = '';
  let last: Action | null = null;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const choices = functionChoices(now, index, dialect);
    const action = schedule({ kind: 'fair' }, choices, steps, last);
    if (!action) return choices.find(({ enabled }) => !enabled)?.why ?? 'Nobody can do anything.';
    const token = driverState(now, owner).tokens.find(({ command }) => command.id === id);
    if (token) {
      const { writableAt, command } = token;
      const read = bytesAt(peek(now.memory), hiOf(writableAt), loOf(writableAt), 0, command.writable);
      answer = bytesToHex(read ?? new Uint8Array());
    }
    const made = step(now, action);
    now = made.world;
    last = action;
    for (const event of made.events) {
      if (event.type === 'queue/took' && token && event.queue === token.command.queue && event.head === token.head) {
        const chain = event.to.held.findLast(each => each.chain.head === event.head)?.chain;
        if (chain) descriptors = laidOut(now, intent, event.queue, chain);
      }
      if (event.type !== 'token/closed' || event.token.command.id !== id) continue;
      const { usedLength, outcome } = event;
      return { steps: steps + 2, descriptors, usedLength, name: outcome?.name ?? 'no answer', answer };
    }
  }
  return `It is not back after ${MOST_STEPS} steps.`;
};

const rehearsedIn = (lab: Lab): Rehearsed => {
  const made = rehearse(lab);
  if (typeof made === 'string') return { done: false, why: made };
  const { splitReadable, splitWritable, indirect, ...plain } = lab.intent;
  const isPlain = !splitReadable?.length && !splitWritable?.length && indirect === undefined;
  const other = isPlain ? null : rehearse({ ...lab, intent: plain });
  const same =
    other === null
      ? null
      : typeof other !== 'string' &&
        other.name === made.name &&
        other.usedLength === made.usedLength &&
        other.answer === made.answer;
  const { steps, descriptors, usedLength, name } = made;
  return { done: true, steps, descriptors, usedLength, name, same };
};

const labFor = (dialect: Dialect, world: World, intent: CommandIntent): Result<Lab, string> => {
  const encoded = encodeCommand(dialect, intent);
  return encoded.ok ? ok({ world, dialect, intent, encoded: encoded.value }) : encoded;
};

/** The command without a length of its own: what somebody has put together of it. */
const putTogether = ({ dialect, intent }: Lab): Uint8Array => {
  const { readable: _length, splitReadable: _cuts, ...longest } = intent;
  const natural = encodeCommand(dialect, longest);
  return natural.ok ? natural.value.readable : new Uint8Array();
};

/**
 * What becomes of a command in the present world: it is carried out on a branch of it by the very rules by which a device
 * carries it out, and nothing of it stays.
 */
export const byteLab = (dialect: Dialect, world: World, intent: CommandIntent): Result<ByteLabView, string> => {
  const made = labFor(dialect, world, intent);
  if (!made.ok) return made;
  const lab = made.value;
  const { readable, writable: room } = lab.encoded;
  const { answer, record } = carriedOut(lab, readable, room);
  const whole = carriedOut(lab, readable, ROOM).answer ?? new Uint8Array();
  const written = answer ?? new Uint8Array();
  const isPrefix = equalBytes(written, whole.subarray(0, written.length));
  const answerView = (bytes: Uint8Array): PartView =>
    partView({ pieces: writablePieces(dialect, opcodeOf(dialect, readable)), bytes, table: dialect.features });
  const became = becameOf(lab, readable, room);
  const known = [dialect.success, ...dialect.refusals].find(({ name }) => name === became.name);
  const state = deviceState(world, intent.owner);
  const driver = driverState(world, intent.owner);
  const queue = state.adminQueueIndex + (intent.queue ?? 0);
  const given = givenCommand(dialect, world.readings, state, driver, { id: 0, queue, readable, writable: room });
  const ruled = (clause: string): string | null => (dialect.clauses.some(({ id }) => id === clause) ? clause : null);
  const refusal = refusesIntent(world, intent, dialect);
  return ok({
    readable: readableView(lab, readable),
    specified: specifiedOf(dialect, readable),
    room,
    answer: answerView(written),
    whole: answerView(whole),
    dropped: isPrefix ? whole.length - written.length : 0,
    became: {
      ...became,
      text: known?.doc ?? 'no status that the dialect knows',
      source: known ? sourceView(known.source) : { kind: 'ours', text: 'no status of this dialect' },
    },
    ...judgedIn(dialect, record),
    broken: dialect.duties.flatMap(({ clause, broken }) => {
      const why = broken(given);
      return why ? [{ clause, why }] : [];
    }),
    rules: {
      missing: ruled('admin.vq.short-readable-zero'),
      ignored: ruled('admin.vq.long-readable-ignore'),
      dropped: ruled('admin.vq.short-writable-discard'),
      used: ruled('admin.vq.long-writable-exact'),
    },
    rehearsed: refusal === null ? rehearsedIn(lab) : { done: false, why: refusal },
    mayBeTable: driver.queues[queue]?.options.indirect ?? false,
  });
};

/** What becomes of it at every length: each is carried out as in `byteLab`. */
export const lengthsOf = (dialect: Dialect, world: World, intent: CommandIntent): Result<LengthsView, string> => {
  const made = labFor(dialect, world, intent);
  if (!made.ok) return made;
  const lab = made.value;
  const { readable, writable: room } = lab.encoded;
  const natural = putTogether(lab);
  const whole = carriedOut(lab, readable, ROOM).answer?.length ?? 0;
  return ok({
    byReadable: spansOf(Math.max(natural.length, readable.length) + BEYOND, length =>
      becameOf(lab, resized(natural, length), room),
    ),
    byWritable: spansOf(Math.max(whole, room) + BEYOND, length => becameOf(lab, readable, length)),
  });
};
