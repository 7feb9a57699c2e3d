import { opcodeOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { describeStruct } from '../layout/describe.ts';
import { type GuestAddr, hex, hiOf, loOf } from '../num/addr.ts';
import { featureSetOf } from '../num/feature-set.ts';
import { describeFault } from '../virtq/chain.ts';
import { positionText } from '../virtq/decision.ts';
import { virtqDesc } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { bitsText } from './feature-bits.ts';
import { findingsIn } from './finding.ts';
import { bufferName, queueName } from './names.ts';
import { areasAt, formatAt } from './ring-read.ts';
import type { Told } from './told.ts';
import { because, bytesWord, deviceIn, eventOf, eventsOf, sentences } from './told.ts';
import type { Say } from './words/say.ts';

const exposingIn = ({ record }: Told, device: DeviceId) =>
  driverState(record.before, device).exposing ?? driverState(record.after, device).exposing;

/** The virtqueue's name where it is a named one, with its index: `avq0 (virtqueue 3)`. */
const queueIn = ({ record, say }: Told, device: DeviceId, queue: number): string =>
  say('{} (virtqueue {})', queueName(deviceState(record.after, device), queue), queue);

const fills = (told: Told): string => {
  const device = deviceIn(told);
  const exposing = driverState(told.record.after, device).exposing;
  const dropped = eventOf(told, 'note/said');
  if (!exposing) return sentences(dropped ? told.say.again(dropped.text) : told.say('Has no memory for the command'));
  const { command, readableAt, writableAt } = exposing;
  const parts: string[] = [];
  if (command.readable.length > 0)
    parts.push(
      told.say(
        'writes {} for the device to read at {}',
        bytesWord(told, command.readable.length),
        hex(readableAt ?? 0n),
      ),
    );
  if (command.writable > 0)
    parts.push(told.say('clears {} for the answer at {}', bytesWord(told, command.writable), hex(writableAt ?? 0n)));
  return sentences(told.say('Fills the buffers of command {}: {}', command.id, parts.join(', ')));
};

/** The slots of a packed ring that were filled. */
const filledIn = (told: Told, device: DeviceId, queue: number): number[] => {
  const from = driverState(told.record.before, device).queues[queue];
  const to = driverState(told.record.after, device).queues[queue];
  if (!from || !to) return [];
  const { size } = from.areas;
  const count = Math.min(slotsBetween(from.availIdx, to.availIdx, size), size);
  return Array.from({ length: count }, (_, k) => slotOf(advance(from.availIdx, k, size)));
};

/** The descriptors of the ring or table that were written, in the order of the writes. */
const describedIn = (told: Told, device: DeviceId, queue: number): number[] => {
  const areas = areasAt(told.record.after, device, queue);
  if (!areas) return [];
  if (formatAt(told.record.after, device, queue) === 'packed') return filledIn(told, device, queue);
  const inTable = ({ at }: { readonly at: bigint }): boolean =>
    indexOf(areas, at) >= 0 && indexOf(areas, at) < areas.size;
  return eventsOf(told, 'memory/wrote')
    .filter(event => event.what === 'virtq_desc' && inTable(event))
    .map(({ at }) => indexOf(areas, at));
};

const indexOf = ({ descHi, descLo }: QueueAreas, at: bigint): number =>
  (loOf(at as GuestAddr) - descLo + (hiOf(at as GuestAddr) - descHi) * 0x1_0000_0000) / virtqDesc.size;

const describes = (told: Told): string => {
  const device = deviceIn(told);
  const exposing = exposingIn(told, device);
  if (!exposing) return told.say('Describes nothing.');
  const { command } = exposing;
  const indices = describedIn(told, device, command.queue);
  const packed = formatAt(told.record.after, device, command.queue) === 'packed';
  const one = indices.length === 1;
  const places = indices.join(' → ');
  const which = packed
    ? told.say(one ? 'slot {}' : 'slots {}', places)
    : told.say(one ? 'descriptor {}' : 'descriptors {}', places);
  const { id } = command;
  const does =
    exposing.tableAt === undefined
      ? told.say('Describes the buffers of command {} in {}', id, which)
      : told.say(
          'Describes the buffers of command {} in {}, which points to a table at {}',
          id,
          which,
          hex(exposing.tableAt),
        );
  const readable = command.readable.length > 0 ? told.say('{} to read', command.readable.length) : '';
  const writable = command.writable > 0 ? told.say('{} to write', command.writable) : '';
  return sentences(
    `${does}: ${[readable, writable].filter(Boolean).join(', ')}`,
    packed &&
      told.say(
        'Buffer id {}; the flags of slot {} are withheld',
        `${driverState(told.record.after, device).exposing?.head}`,
        `${indices[0]}`,
      ),
  );
};

const places = (told: Told): string => {
  const device = deviceIn(told);
  const exposing = exposingIn(told, device);
  const half = exposing ? driverState(told.record.before, device).queues[exposing.command.queue] : undefined;
  if (!half || !exposing) return told.say('Places nothing.');
  const slot = half.availIdx % half.areas.size;
  return sentences(
    told.say('Places head {} in avail.ring[{}]; avail.idx stays {}', exposing.head, slot, half.publishedIdx),
  );
};

const publishes = (told: Told): string => {
  const device = deviceIn(told);
  const opened = eventOf(told, 'token/opened');
  if (!opened) return told.say('Publishes nothing.');
  const { queue } = opened.token.command;
  const was = driverState(told.record.before, device).queues[queue]?.publishedIdx ?? 0;
  const half = driverState(told.record.after, device).queues[queue];
  const is = half?.publishedIdx ?? 0;
  if (half?.format === 'packed') {
    return sentences(
      told.say(
        'Publishes buffer {}: the flags of slot {} now say available; next is {}',
        opened.token.head,
        slotOf(was),
        told.say.again(positionText(is)),
      ),
      told.say('From here the device may look'),
    );
  }
  return sentences(
    told.say('Publishes head {}: avail.idx {} → {}', opened.token.head, was, is),
    told.say('From here the device may look'),
  );
};

const notifies = (told: Told): string => {
  const device = deviceIn(told);
  const decided = eventOf(told, 'note/decided');
  const queue = exposingIn(told, device)?.command.queue ?? 0;
  const text = decided?.send === false ? 'Sends no notification for {}' : 'Notifies the device of {}';
  return because(told, told.say(text, queueIn(told, device, queue)), decided);
};

/** Bytes of a value that is no number, in the order of memory; the page shows the rest. */
const FIRST_BYTES = 8;
const firstBytes = (value: bigint): string => {
  const digits = value.toString(16);
  const pairs = digits.padStart(digits.length + (digits.length % 2), '0').match(/../g) ?? [];
  const more = pairs.length > FIRST_BYTES ? ' …' : '';
  return `${pairs.reverse().slice(0, FIRST_BYTES).join(' ')}${more}`;
};

const MOST_NUMBER = (1n << 64n) - 1n;

/** The fields of a result that say something, as the layout shows them. */
const resultText = (say: Say, dialect: Dialect, opcode: number, { fields }: CommandOutcome): string => {
  const result = dialect.commands.find(command => command.opcode === opcode)?.result;
  if (!result) return '';
  return describeStruct(result)
    .flatMap(({ path, show, reserved, size }) => {
      const value = fields[path];
      if (reserved || value === undefined) return [];
      if (show === 'feature-bits') return [`${path} ${bitsText(say, featureSetOf(BigInt(value)))}`];
      if (value > MOST_NUMBER) return [`${path} ${firstBytes(BigInt(value))}`];
      return [`${path} ${show === 'hex' ? hex(value, Math.min(2, 2 * size)) : value}`];
    })
    .join(', ');
};

/** An outcome in words: `success with resource_val bits 0, 5, 32`; a refusal with the fields that say so. */
export const outcomeText = (say: Say, dialect: Dialect, opcode: number, outcome: CommandOutcome): string => {
  if (outcome.ok) {
    const result = resultText(say, dialect, opcode, outcome);
    return result === '' ? outcome.name : say('{} with {}', outcome.name, result);
  }
  const header = describeStruct(dialect.answer).flatMap(({ path, reserved, show, size }) => {
    const value = outcome.fields[path];
    if (reserved || value === undefined) return [];
    return [`${path} ${show === 'hex' ? hex(value, 2 * size) : value}`];
  });
  return `${say.again(outcome.name)} (${header.join(', ')})`;
};

const collects = (told: Told): string => {
  const { dialect } = told;
  const closed = eventOf(told, 'token/closed');
  if (!closed) {
    const broken = eventOf(told, 'driver/queue')?.to?.broken;
    const packed = Object.values(driverState(told.record.after, deviceIn(told)).queues).some(
      ({ format }) => format === 'packed',
    );
    const ring = told.say(packed ? 'ring' : 'used ring');
    if (!broken) return sentences(told.say('Looks at the {} and finds nothing new', ring));
    const [found] = findingsIn(told);
    return sentences(
      told.say('Finds the {} wrong, and no longer uses this virtqueue', ring),
      found ?? told.say.again(broken.replaceAll('-', ' ')),
    );
  }
  const { token, usedLength, outcome } = closed;
  const device = deviceIn(told);
  const half = driverState(told.record.before, device).queues[token.command.queue];
  const packed = half?.format === 'packed';
  const name = bufferName(told.say, packed ? 'packed' : 'split', token.head);
  if (!outcome) return sentences(told.say('Gives up {} without an answer', name));
  const answer =
    token.command.asks === undefined
      ? outcomeText(told.say, dialect, opcodeOf(dialect, token.command.readable), outcome)
      : `${told.say.again(token.command.asks)}, ${outcome.name}`;
  const what = packed ? told.say('buffer {} from slot {}', token.head, slotOf(half.lastUsed)) : name;
  const bytes = bytesWord(told, usedLength ?? 0);
  const batch = eventOf(told, 'driver/queue')?.to?.batch;
  if (batch) {
    return sentences(
      told.say(
        'Collects {}, which the batch up to {} skips, so all {} count as written: {}',
        what,
        batch.head,
        bytes,
        answer,
      ),
    );
  }
  const text = half?.batch ? 'Collects {}, the last of its batch, {}: {}' : 'Collects {}, {}: {}';
  return sentences(told.say(text, what, bytes, answer));
};

/** What a driver's step with a command does, by the name of its action; null for any other action. */
export const exposeSentence = (told: Told): string | null => {
  switch (told.record.action.name) {
    case 'fill':
      return fills(told);
    case 'describe':
      return describes(told);
    case 'place':
      return places(told);
    case 'publish':
      return publishes(told);
    case 'notify':
      return notifies(told);
    case 'collect':
      return collects(told);
    default:
      return null;
  }
};

/** The fault that stopped a device, and what it did about it. */
export const faultText = (told: Told): string | null => {
  const fault = eventOf(told, 'chain/faulted');
  if (!fault) return null;
  const status = eventOf(told, 'status/wrote');
  return sentences(
    `${fault.fault.rule}: ${told.say.again(describeFault(fault.fault))}`,
    status ? told.say('The device sets DEVICE_NEEDS_RESET') : null,
  );
};
