import { executeCommand } from '../admin/execute.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { peek } from '../memory/peek.ts';
import { bytesToHex, equalBytes } from '../num/bytes.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { readElements } from '../virtq/gather.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { takeTurn } from '../world/turn.ts';
import type { Onlooker, Remark } from './onlooker.ts';

/** Most bytes of a part that are compared. */
const LIMIT = 1 << 16;

/** A chain that was executed in this step, as it was before and after. */
const executedIn = ({
  events,
}: StepRecord): { event: EventOf<'queue/executed'>; was: HeldChain; is: HeldChain } | null => {
  const event = events.find((each): each is EventOf<'queue/executed'> => each.type === 'queue/executed');
  if (!event) return null;
  const at = event.to.held.findIndex(({ stage }, k) => stage === 'executed' && event.from.held[k]?.stage === 'taken');
  const [was, is] = [event.from.held[at], event.to.held[at]];
  return was && is ? { event, was, is } : null;
};

/** Whether a step changed anything but the answer and the device's own place in the ring. */
const hasEffect = (events: readonly Event[]): boolean =>
  events.some(
    ({ type }) =>
      type === 'facets/changed' ||
      type === 'features/assigned' ||
      type === 'features/offered' ||
      type === 'parts/applied' ||
      type === 'status/wrote',
  );

/** What a device that keeps every rule would have answered, and the rule by which it refuses. */
const asItShouldBe = (
  record: StepRecord,
  dialect: Dialect,
  owner: PfId,
  { chain, judgedAtTake }: HeldChain,
): { readonly answer: Uint8Array; readonly refusing: string | null } | null => {
  const readable = readElements(peek(record.before.memory), chain.readable, LIMIT);
  if (!(readable instanceof Uint8Array) || readable.length === 0 || chain.writableBytes === 0) return null;
  const events: Event[] = [];
  let answer = new Uint8Array();
  takeTurn(record.before, events, turn => {
    const submitted = { owner, readable: readable.slice(), writableBytes: chain.writableBytes, judgedAtTake };
    answer = executeCommand(turn, record.action.actor, dialect, submitted).slice();
  });
  const refused = events.find(event => event.type === 'note/checked' && !event.passed);
  return { answer, refusing: refused?.type === 'note/checked' ? refused.clause : null };
};

const rulesOf = (dialect: Dialect) => {
  const known = new Set(dialect.clauses.map(({ id }) => id));
  return (clause: string, by: ActorId, why: string | null): Remark[] =>
    known.has(clause) ? [{ clause, by, why }] : [];
};

/** Looks at every answer of an administration virtqueue: its status, its reserved bytes, its length, and whether it is right. */
export const lookAtAnswers = (dialect: Dialect): Onlooker => {
  const rule = rulesOf(dialect);
  const numbered = dialect.answer.fields.status_qualifier !== undefined;
  return record => {
    const executed = executedIn(record);
    if (!executed) return [];
    const { event, was, is } = executed;
    const by = event.by;
    const bytes = readElements(peek(record.after.memory), was.chain.writable, LIMIT);
    const should = asItShouldBe(record, dialect, event.device as PfId, was);
    if (!(bytes instanceof Uint8Array) || !should) return [];
    const { answer, refusing } = should;
    const header = dialect.answer.decode(bytes) as Readonly<Record<string, unknown>>;
    const succeeded = Object.entries(dialect.success.fields).every(([field, value]) => header[field] === value);
    const remarks: Remark[] = [];
    if (numbered) {
      const wrong = header.status === 0 && header.status_qualifier !== 0;
      remarks.push(
        ...rule('admin.cmd.ok-qualifier-zero', by, wrong ? `qualifier ${header.status_qualifier} with OK` : null),
      );
      const reserved = header.reserved2 instanceof Uint8Array && header.reserved2.some(byte => byte !== 0);
      remarks.push(
        ...rule('admin.cmd.result-reserved-zero', by, reserved ? 'a reserved byte of the answer is not zero' : null),
      );
      const invalid = header.status === 22 && hasEffect(record.events);
      if (header.status === 22) {
        remarks.push(...rule('admin.cmd.einval-no-state-change', by, invalid ? 'EINVAL, and something changed' : null));
      }
    }
    const head = dialect.answer.size;
    const sameHead = equalBytes(bytes.subarray(0, Math.min(head, answer.length)), answer.subarray(0, head));
    // Another answer than it should be is another rule, whatever its length.
    const length =
      !sameHead || is.usedLength === answer.length
        ? null
        : `used length ${is.usedLength}, where ${answer.length} bytes are written`;
    remarks.push(...rule('admin.vq.long-writable-exact', by, length));
    const same = equalBytes(bytes.subarray(0, answer.length), answer);
    const why = same
      ? null
      : `answers ${bytesToHex(bytes.subarray(0, Math.min(answer.length, 24)))}, not ${bytesToHex(answer.subarray(0, 24))}`;
    if (refusing !== null) remarks.push({ clause: refusing, by, why: succeeded ? why : null });
    else
      remarks.push(
        ...rule(succeeded ? 'admin.cmd.status-ok-on-success' : 'admin.cmd.status-not-ok-on-failure', by, why),
      );
    return remarks;
  };
};
