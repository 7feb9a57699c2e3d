import { opcodeOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { describeStruct } from '../layout/describe.ts';
import { type GuestAddr, hex, hiOf, loOf } from '../num/addr.ts';
import { featureSetOf } from '../num/feature-set.ts';
import { describeFault } from '../virtq/chain.ts';
import { virtqDesc } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { bitsText } from './feature-bits.ts';
import { findingsIn } from './finding.ts';
import { queueName } from './names.ts';
import { positionText } from './packed-rows.ts';
import { areasAt, formatAt } from './ring-read.ts';
import type { Told } from './told.ts';
import { deviceIn, eventOf, eventsOf, sentences } from './told.ts';

const bytesWord = (count: number): string => `${count} ${count === 1 ? 'byte' : 'bytes'}`;

const exposingIn = ({ record }: Told, device: DeviceId) =>
  driverState(record.before, device).exposing ?? driverState(record.after, device).exposing;

/** The virtqueue's name where it is a named one, with its index: `avq0 (virtqueue 3)`. */
const queueIn = ({ record }: Told, device: DeviceId, queue: number): string =>
  `${queueName(deviceState(record.after, device), queue)} (virtqueue ${queue})`;

const fills = (told: Told): string => {
  const device = deviceIn(told);
  const exposing = driverState(told.record.after, device).exposing;
  const dropped = eventOf(told, 'note/said');
  if (!exposing) return sentences(dropped?.text ?? 'Has no memory for the command');
  const { command, readableAt, writableAt } = exposing;
  const parts: string[] = [];
  if (command.readable.length > 0)
    parts.push(`writes ${bytesWord(command.readable.length)} for the device to read at ${hex(readableAt ?? 0n)}`);
  if (command.writable > 0)
    parts.push(`clears ${bytesWord(command.writable)} for the answer at ${hex(writableAt ?? 0n)}`);
  return sentences(`Fills the buffers of command ${command.id}: ${parts.join(', ')}`);
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
  if (!exposing) return 'Describes nothing.';
  const { command } = exposing;
  const indices = describedIn(told, device, command.queue);
  const packed = formatAt(told.record.after, device, command.queue) === 'packed';
  const noun = packed ? 'slot' : 'descriptor';
  const which = indices.length === 1 ? `${noun} ${indices[0]}` : `${noun}s ${indices.join(' → ')}`;
  const table = exposing.tableAt === undefined ? '' : `, which points to a table at ${hex(exposing.tableAt)}`;
  const readable = command.readable.length > 0 ? `${command.readable.length} to read` : '';
  const writable = command.writable > 0 ? `${command.writable} to write` : '';
  return sentences(
    `Describes the buffers of command ${command.id} in ${which}${table}: ${[readable, writable].filter(Boolean).join(', ')}`,
    packed &&
      `Buffer id ${driverState(told.record.after, device).exposing?.head}; the flags of slot ${indices[0]} are withheld`,
  );
};

const places = (told: Told): string => {
  const device = deviceIn(told);
  const exposing = exposingIn(told, device);
  const half = exposing ? driverState(told.record.before, device).queues[exposing.command.queue] : undefined;
  if (!half || !exposing) return 'Places nothing.';
  const slot = half.availIdx % half.areas.size;
  return sentences(`Places head ${exposing.head} in avail.ring[${slot}]; avail.idx stays ${half.publishedIdx}`);
};

const publishes = (told: Told): string => {
  const device = deviceIn(told);
  const opened = eventOf(told, 'token/opened');
  if (!opened) return 'Publishes nothing.';
  const { queue } = opened.token.command;
  const was = driverState(told.record.before, device).queues[queue]?.publishedIdx ?? 0;
  const half = driverState(told.record.after, device).queues[queue];
  const is = half?.publishedIdx ?? 0;
  if (half?.format === 'packed') {
    return sentences(
      `Publishes buffer ${opened.token.head}: the flags of slot ${slotOf(was)} now say available; next is ${positionText(is)}`,
      'From here the device may look',
    );
  }
  return sentences(`Publishes head ${opened.token.head}: avail.idx ${was} → ${is}`, 'From here the device may look');
};

const notifies = (told: Told): string => {
  const device = deviceIn(told);
  const decided = eventOf(told, 'note/decided');
  const queue = exposingIn(told, device)?.command.queue ?? 0;
  const why = decided ? `, because ${decided.why}` : '';
  return decided?.send === false
    ? sentences(`Sends no notification for ${queueIn(told, device, queue)}${why}`)
    : sentences(`Notifies the device of ${queueIn(told, device, queue)}${why}`);
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
const resultText = (dialect: Dialect, opcode: number, { fields }: CommandOutcome): string => {
  const result = dialect.commands.find(command => command.opcode === opcode)?.result;
  if (!result) return '';
  return describeStruct(result)
    .flatMap(({ path, show, reserved, size }) => {
      const value = fields[path];
      if (reserved || value === undefined) return [];
      if (show === 'feature-bits') return [`${path} ${bitsText(featureSetOf(BigInt(value)))}`];
      if (value > MOST_NUMBER) return [`${path} ${firstBytes(BigInt(value))}`];
      return [`${path} ${show === 'hex' ? hex(value, Math.min(2, 2 * size)) : value}`];
    })
    .join(', ');
};

/** An outcome in words: `success with resource_val bits 0, 5, 32`; a refusal with the fields that say so. */
export const outcomeText = (dialect: Dialect, opcode: number, outcome: CommandOutcome): string => {
  if (outcome.ok) {
    const result = resultText(dialect, opcode, outcome);
    return result === '' ? outcome.name : `${outcome.name} with ${result}`;
  }
  const header = describeStruct(dialect.answer).flatMap(({ path, reserved, show, size }) => {
    const value = outcome.fields[path];
    if (reserved || value === undefined) return [];
    return [`${path} ${show === 'hex' ? hex(value, 2 * size) : value}`];
  });
  return `${outcome.name} (${header.join(', ')})`;
};

const collects = (told: Told): string => {
  const { dialect } = told;
  const closed = eventOf(told, 'token/closed');
  if (!closed) {
    const broken = eventOf(told, 'driver/queue')?.to?.broken;
    const packed = Object.values(driverState(told.record.after, deviceIn(told)).queues).some(
      ({ format }) => format === 'packed',
    );
    const ring = packed ? 'ring' : 'used ring';
    if (!broken) return `Looks at the ${ring} and finds nothing new.`;
    const [found] = findingsIn(told);
    return sentences(
      `Finds the ${ring} wrong, and no longer uses this virtqueue`,
      found ?? broken.replaceAll('-', ' '),
    );
  }
  const { token, usedLength, outcome } = closed;
  const device = deviceIn(told);
  const half = driverState(told.record.before, device).queues[token.command.queue];
  const name = `${half?.format === 'packed' ? 'buffer' : 'head'} ${token.head}`;
  if (!outcome) return sentences(`Gives up ${name} without an answer`);
  const answer =
    token.command.asks === undefined
      ? outcomeText(dialect, opcodeOf(dialect, token.command.readable), outcome)
      : `${token.command.asks}, ${outcome.name}`;
  const where = half?.format === 'packed' ? ` from slot ${slotOf(half.lastUsed)}` : '';
  const batch = eventOf(told, 'driver/queue')?.to?.batch;
  if (batch) {
    const skipped = `which the batch up to ${batch.head} skips, so all ${bytesWord(usedLength ?? 0)} count as written`;
    return sentences(`Collects ${name}${where}, ${skipped}: ${answer}`);
  }
  const last = half?.batch ? ', the last of its batch' : '';
  return sentences(`Collects ${name}${where}${last}, ${bytesWord(usedLength ?? 0)}: ${answer}`);
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
    `${fault.fault.rule}: ${describeFault(fault.fault)}`,
    status ? 'The device sets DEVICE_NEEDS_RESET' : null,
  );
};
