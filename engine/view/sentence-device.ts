import { readAnswer } from '../admin/read-answer.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { peek } from '../memory/peek.ts';
import { positionText } from '../virtq/decision.ts';
import { readElements } from '../virtq/gather.ts';
import { advance, slotOf } from '../virtq/packed/position.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { askedBy } from './asked.ts';
import { bitsText } from './feature-bits.ts';
import { findingsIn } from './finding.ts';
import { bufferName } from './names.ts';
import { faultText, outcomeText } from './sentence-queue.ts';
import { statusText } from './status-view.ts';
import type { Told } from './told.ts';
import { because, deviceIn, eventOf, eventsOf, saidIn, sentences, titleIn } from './told.ts';

const resets = (told: Told): string => {
  const done = eventOf(told, 'reset/done');
  if (!done) return told.say('Completes no reset.');
  const { assigned } = done.to.facets;
  const had = done.from.facets.assigned;
  return sentences(
    told.say('Completes the reset: device_status {} → {}', statusText(done.from.status), statusText(done.to.status)),
    assigned !== null
      ? told.say('{} still offers what was assigned: {}', titleIn(told, done.device), bitsText(told.say, assigned))
      : null,
    assigned === null && had !== null ? told.say('What was assigned is forgotten: {}', bitsText(told.say, had)) : null,
  );
};

const takes = (told: Told): string => {
  const took = eventOf(told, 'queue/took');
  const fault = faultText(told);
  if (fault !== null) return sentences(told.say('Cannot take the next chain'), fault);
  const held = took?.to.held.find(({ chain }) => chain.head === took.head);
  const packed = took?.to.ring?.format === 'packed';
  if (!held)
    return told.say(
      packed
        ? 'Takes nothing: the next slot is not available.'
        : 'Takes nothing: the available ring holds nothing new.',
    );
  const { head, readableBytes, writableBytes, descriptors } = held.chain;
  const one = descriptors.length === 1;
  const what = packed
    ? told.say(one ? 'buffer {} from slot {}' : 'buffer {} from slots {}', head, descriptors.join(' → '))
    : told.say('head {}', head);
  return sentences(
    told.say('Takes {}: {} bytes to read, {} to write', what, readableBytes, writableBytes),
    ...findingsIn(told),
  );
};

/** The answer that stands in a chain's device-writable part. */
const answerIn = (
  world: World,
  dialect: Dialect,
  opcode: number,
  { chain, usedLength }: HeldChain,
): CommandOutcome | null => {
  const bytes = readElements(peek(world.memory), chain.writable, usedLength);
  return bytes instanceof Uint8Array ? readAnswer(dialect, opcode, bytes, usedLength) : null;
};

const effects = (told: Told): string | null => {
  const offered = eventsOf(told, 'features/offered').filter(({ from, to }) => from !== to);
  return offered.length === 0
    ? null
    : offered
        .map(({ device, to }) => told.say('{} now offers {}', titleIn(told, device), bitsText(told.say, to)))
        .join('; ');
};

const formatOfQueue = ({ ring }: Pick<FunctionQueue, 'ring'>) => ring?.format ?? 'split';

const executes = (told: Told): string => {
  const { record, dialect } = told;
  const executed = eventOf(told, 'queue/executed');
  const fault = faultText(told);
  if (fault !== null) return sentences(told.say('Cannot carry the command out'), fault);
  const said = saidIn(told);
  if (parseActorId(record.action.actor).kind === 'queue') return sentences(...said, effects(told));
  const held = executed?.to.held.find(({ chain }) => chain.head === executed.head);
  if (!executed || !held) return sentences(told.say('Carries nothing out'), ...said);
  const memory = peek(record.before.memory);
  const readable = readElements(memory, held.chain.readable, held.chain.readableBytes);
  if (!(readable instanceof Uint8Array) || readable.length === 0 || held.usedLength === 0) {
    return sentences(
      told.say('Executes {}', bufferName(told.say, formatOfQueue(executed.to), executed.head)),
      ...said,
      told.say('Writes {} bytes', held.usedLength),
    );
  }
  const asked = askedBy(dialect, readable);
  const answer = answerIn(record.after, dialect, asked.opcode, held);
  const against = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  const answers = answer ? told.say('Answers {}', outcomeText(told.say, dialect, asked.opcode, answer)) : null;
  if (against)
    return sentences(told.say('Refuses “{}”: {}', told.say.again(asked.text), told.say.again(against.why)), answers);
  return sentences(
    told.say(
      'Executes {}: {}',
      bufferName(told.say, formatOfQueue(executed.to), executed.head),
      told.say.again(asked.text),
    ),
    answers,
    effects(told),
  );
};

const returns = (told: Told): string => {
  const returned = eventOf(told, 'queue/returned');
  const held = returned?.to.held.find(({ chain }) => chain.head === returned.head);
  const ring = returned?.from.ring;
  if (!held || !ring) return told.say('Returns nothing.');
  if (ring.format === 'packed') {
    return sentences(
      told.say(
        'Returns buffer {}: slot {} = id {}, len {}; its flags are withheld',
        returned.head,
        slotOf(ring.usedIdx),
        returned.head,
        held.usedLength,
      ),
      ...findingsIn(told),
    );
  }
  const slot = ring.usedIdx % ring.areas.size;
  return sentences(
    told.say(
      'Returns head {}: used.ring[{}] = id {}, len {}; used.idx stays {}',
      returned.head,
      slot,
      returned.head,
      held.usedLength,
      ring.publishedUsedIdx,
    ),
    ...findingsIn(told),
  );
};

/** The other one: several chains by one used element. */
const returnsBatch = (told: Told): string => {
  const returned = eventOf(told, 'queue/returned');
  const ring = returned?.from.ring;
  const was = returned?.from.held;
  const batch = returned?.to.held.filter(({ stage }, k) => stage === 'returned' && was?.[k]?.stage === 'executed');
  const last = batch?.at(-1);
  if (!batch || !last || !ring) return told.say('Returns nothing.');
  const { size } = ring.areas;
  const heads = batch.map(({ chain }) => chain.head).join(', ');
  const wrote = `id ${last.chain.head}, len ${last.usedLength}`;
  if (ring.format === 'packed') {
    const slots = batch.reduce((sum, { chain }) => sum + chain.descriptors.length, 0);
    const next = told.say.again(positionText(advance(ring.usedIdx, Math.min(slots, size), size)));
    return sentences(
      told.say(
        'Returns buffers {} as a batch: slot {} = {}, and the {} slots behind it are skipped; its flags are withheld',
        heads,
        slotOf(ring.usedIdx),
        wrote,
        slots - 1,
      ),
      told.say('Next is {}', next),
      ...findingsIn(told),
    );
  }
  const slot = (nth: number): number => (ring.usedIdx + nth) % size;
  const skipped = batch.slice(1).map((_, k) => slot(k + 1));
  const one = skipped.length === 1;
  return sentences(
    told.say(
      one
        ? 'Returns heads {} as a batch: used.ring[{}] = {}, and slot {} skipped; used.idx stays {}'
        : 'Returns heads {} as a batch: used.ring[{}] = {}, and slots {} skipped; used.idx stays {}',
      heads,
      slot(0),
      wrote,
      skipped.join(', '),
      ring.publishedUsedIdx,
    ),
    ...findingsIn(told),
  );
};

const completes = (told: Told): string => {
  const completed = eventOf(told, 'queue/completed');
  const { from, to } = completed ?? {};
  if (!completed || !from?.ring || !to?.ring) return told.say('Completes nothing.');
  const heads = from.held.filter(({ stage }) => stage === 'returned').map(({ chain }) => chain.head);
  if (from.ring.format === 'packed') {
    const { publishedUsedIdx: was } = from.ring;
    return sentences(
      told.say(
        heads.length === 1
          ? 'Completes buffer {}: the flags of slot {} now say used; next is {}'
          : 'Completes buffers {}: the flags of slot {} now say used; next is {}',
        heads.join(', '),
        slotOf(was),
        told.say.again(positionText(to.ring.publishedUsedIdx)),
      ),
      told.say('From here the driver may collect'),
    );
  }
  const which = told.say(heads.length === 1 ? 'head {}' : 'heads {}', heads.join(', '));
  return sentences(
    told.say('Completes {}: used.idx {} → {}', which, from.ring.publishedUsedIdx, to.ring.publishedUsedIdx),
    told.say('From here the driver may collect'),
  );
};

const interrupts = (told: Told): string => {
  const decided = eventOf(told, 'note/decided');
  const raised = eventOf(told, 'wire/raised');
  const does = raised
    ? told.say('Interrupts the driver, MSI-X vector {}', raised.value)
    : told.say('Sends no interrupt');
  return because(told, does, decided);
};

/** Whether a device that acts on a virtqueue has packed ones: all of a function are of one format. */
const isPacked = (told: Told): boolean =>
  deviceState(told.record.after, deviceIn(told)).queues.some(({ ring }) => ring?.format === 'packed');

/** The driver had asked for it by device_status, and so it is told. */
const suspends = (told: Told): string => {
  const wrote = eventOf(told, 'status/wrote');
  const how = told.say(told.record.action.name === 'suspend' ? 'Is suspended' : 'Goes on after its suspension');
  return sentences(wrote ? `${how}: device_status ${statusText(wrote.from)} → ${statusText(wrote.to)}` : how);
};

const looks = (told: Told): string => {
  const found = findingsIn(told);
  const ring = told.say(isPacked(told) ? 'ring' : 'available ring');
  const text =
    found.length === 0 ? 'Looks at the {} and finds nothing new' : 'Looks at the {} and finds nothing that is whole';
  return sentences(told.say(text, ring), ...found);
};

/** What a device's step does, by the name of its action; null for any other action. */
export const deviceSentence = (told: Told): string | null => {
  switch (told.record.action.name) {
    case 'reset':
      return resets(told);
    case 'suspend':
    case 'resume':
      return suspends(told);
    case 'take':
      return takes(told);
    case 'look':
      return looks(told);
    case 'execute':
      return executes(told);
    case 'return':
      return returns(told);
    case 'return-batch':
      return returnsBatch(told);
    case 'complete':
      return completes(told);
    case 'interrupt':
      return interrupts(told);
    default:
      return null;
  }
};
