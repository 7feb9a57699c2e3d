import { decodeCommand } from '../admin/decode-command.ts';
import { executeCommand } from '../admin/execute.ts';
import type { AnsweredCommand } from '../admin/watch.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { watchOf } from '../dialect/watches.ts';
import { peek } from '../memory/peek.ts';
import { bytesToHex, equalBytes } from '../num/bytes.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { ClauseId } from '../spec/clause.ts';
import { readElements } from '../virtq/gather.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { PfId } from '../world/ids.ts';
import { driverOf, parseActorId } from '../world/ids.ts';
import { takeTurn } from '../world/turn.ts';
import { writtenPrefix } from './chains.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

/** Most bytes of a part that are compared. */
const LIMIT = 1 << 16;
const EINVAL = 22;

interface Executed {
  readonly event: EventOf<'queue/executed'>;
  readonly was: HeldChain;
  readonly is: HeldChain;
  /** A chain that was taken before this one and has to wait. */
  readonly overtaken: boolean;
}

/** A chain of an administration virtqueue that was executed in this step, as it was before and after. */
const executedIn = ({ events }: StepRecord): Executed | null => {
  const event = events.find((each): each is EventOf<'queue/executed'> => each.type === 'queue/executed');
  if (!event || parseActorId(event.by).kind !== 'admin') return null;
  const at = event.to.held.findIndex(({ stage }, k) => stage === 'executed' && event.from.held[k]?.stage === 'taken');
  const [was, is] = [event.from.held[at], event.to.held[at]];
  const overtaken = event.from.held.slice(0, at).some(({ stage }) => stage === 'taken');
  return was && is ? { event, was, is, overtaken } : null;
};

/** What a step changed besides memory and the device's own place in the ring. */
const effectsOf = (events: readonly Event[]): readonly Event[] =>
  events.filter(({ type }) => !/^(note|queue|memory)\/|^wire\/seen$/.test(type));

const text = (events: readonly Event[]): string =>
  JSON.stringify(events, (key, value: unknown) =>
    key === 'by' ? undefined : typeof value === 'bigint' ? value.toString() : value,
  );

interface Due {
  readonly answer: Uint8Array;
  readonly events: readonly Event[];
  readonly refusing: ClauseId | null;
  readonly applied: readonly ClauseId[];
}

/** What a device that keeps every rule would have answered and done, and the rule by which it refuses. */
const dueOf = (record: StepRecord, dialect: Dialect, submitted: Parameters<typeof executeCommand>[3]): Due => {
  const events: Event[] = [];
  let answer = new Uint8Array();
  takeTurn(record.before, events, turn => {
    const given = { ...submitted, readable: submitted.readable.slice() };
    answer = executeCommand(turn, record.action.actor, dialect, given).slice();
  });
  const refused = events.find(event => event.type === 'note/checked' && !event.passed);
  return {
    answer,
    events: effectsOf(events),
    refusing: refused?.type === 'note/checked' ? refused.clause : null,
    applied: events.flatMap(event => (event.type === 'note/applied' ? event.clause : [])),
  };
};

/** Says of a rule that the device had to keep it. */
type JudgeDevice = (clause: ClauseId, why: string | null) => void;

/** Looks at every answer of an administration virtqueue: its status, its reserved bytes, its length, and whether it is right. */
export const lookAtAnswers = (dialect: Dialect): Onlooker => {
  const known = new Map(dialect.clauses.map(clause => [clause.id, clause]));
  const numbered = dialect.answer.fields.status_qualifier !== undefined;
  const { answers, commands } = watchOf(dialect);
  const rules = answers(dialect);
  const told = new Set(commands.map(({ clause }) => clause));
  const headOf = (bytes: Uint8Array) => dialect.answer.decode(bytes) as Readonly<Record<string, unknown>>;
  const verdictFields = Object.keys(dialect.success.fields);
  const isOk = (bytes: Uint8Array): boolean =>
    verdictFields.every(field => headOf(bytes)[field] === dialect.success.fields[field]);
  /** The header of an answer, which is the same for every command. */
  const judgeHeader = ({ ok, head, events, answer, usedLength, due }: AnsweredCommand, by: JudgeDevice): void => {
    if (numbered) {
      by(
        'admin.cmd.ok-qualifier-zero',
        when(ok === false && head.status === 0, `qualifier ${head.status_qualifier} with OK`),
      );
      const reserved = head.reserved2 instanceof Uint8Array && head.reserved2.some(byte => byte !== 0);
      by('admin.cmd.result-reserved-zero', when(reserved, 'a reserved byte of the answer is not zero'));
      if (head.status === EINVAL) {
        by('admin.cmd.einval-no-state-change', when(events.length > 0, 'EINVAL, and something changed'));
      }
    }
    const size = dialect.answer.size;
    const sameHead = equalBytes(answer.subarray(0, Math.min(size, due.answer.length)), due.answer.subarray(0, size));
    // Another answer than it should be is another rule, whatever its length.
    const length = `used length ${usedLength}, where ${due.answer.length} bytes are written`;
    by('admin.vq.long-writable-exact', when(sameHead && usedLength !== due.answer.length, length));
  };
  return onlooker((record, judge: Judge) => {
    const executed = executedIn(record);
    if (!executed) return;
    const { event, was, is, overtaken } = executed;
    const { chain, judgedAtTake } = was;
    const owner = event.device as PfId;
    const by: JudgeDevice = (clause, why) => judge(clause, event.by, why);
    // Under a reading that asks for no order nobody breaks it.
    const disorder = overtaken && !dialect.newestFirst(record.before.readings);
    by('admin.vq.in-order-per-queue', when(disorder, 'carries a command out before an older one'));
    const readable = readElements(peek(record.before.memory), chain.readable, LIMIT);
    const bytes = readElements(peek(record.after.memory), chain.writable, LIMIT);
    if (!(readable instanceof Uint8Array) || !(bytes instanceof Uint8Array)) return;
    if (readable.length === 0 || chain.writableBytes === 0) return;
    const submitted = { owner, readable, writableBytes: chain.writableBytes, judgedAtTake };
    const due = dueOf(record, dialect, submitted);
    const events = effectsOf(record.events);
    const ok = isOk(bytes);
    const same = equalBytes(bytes.subarray(0, due.answer.length), due.answer);
    const alike = text(events) === text(due.events);
    const differs = !same
      ? `answers ${bytesToHex(bytes.subarray(0, Math.min(due.answer.length, 24)))}, not ${bytesToHex(due.answer.subarray(0, 24))}`
      : when(!alike, 'answers as it should, and does something else');
    const context = decodeCommand(record.before, dialect, submitted);
    const answered: AnsweredCommand = {
      context,
      head: headOf(bytes),
      ok,
      answer: bytes,
      result: bytes.subarray(dialect.answer.size, Math.max(is.usedLength, dialect.answer.size)),
      usedLength: is.usedLength,
      written: writtenPrefix(record.events, event.by, chain),
      events,
      after: record.after,
      due: { ok: isOk(due.answer), answer: due.answer, events: due.events, refusing: due.refusing },
      differs,
    };
    judgeHeader(answered, by);
    for (const { clause, side, judge: judged } of rules) {
      const why = judged(answered);
      if (why !== undefined) judge(clause, side === 'driver' ? driverOf(owner) : event.by, why);
    }
    for (const clause of due.applied) by(clause, differs);
    const wrong = same || ok === answered.due.ok ? null : differs;
    by(answered.due.ok ? 'admin.cmd.status-ok-on-success' : 'admin.cmd.status-not-ok-on-failure', wrong);
    if (due.refusing === null) return;
    const sameVerdict = verdictFields.every(field => answered.head[field] === headOf(due.answer)[field]);
    by(due.refusing, sameVerdict ? null : differs);
    // A rule that the driver has to keep, and by which a device refuses: the driver has broken it, whatever the device
    // does. Some were told already when the command was handed over.
    if (known.get(due.refusing)?.actor !== 'driver' || told.has(due.refusing)) return;
    const refusal = record.events.find(each => each.type === 'note/checked' && !each.passed);
    judge(due.refusing, driverOf(owner), refusal?.type === 'note/checked' ? refusal.why : 'it has to be refused');
  });
};
