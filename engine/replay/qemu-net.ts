import { virtioNetConfig } from '../device/type/config.ts';
import { peerAnswer } from '../device/type/peer.ts';
import { netConfig } from './qemu-config.ts';
import type { ModelHost, ModelType, TypeQueue } from './qemu-host.ts';
import { gather, scatter, sizeOf } from './qemu-host.ts';
import type { Popped } from './qemu-ring.ts';
import { dropAll, isEmpty, isSetUp, push, putBack, setNotification, writableWaiting } from './qemu-ring.ts';

const VERSION_1 = 32;
const MRG_RXBUF = 15;
const MQ = 22;
const CTRL_MAC_ADDR = 23;
const HEADER = 12;
const SHORT_HEADER = 10;
const RECEIVE = 0;
const CONTROL = 2;

/** Modes by their command, and the addresses of the table. */
interface Filter {
  readonly modes: readonly boolean[];
  readonly unicast: readonly Uint8Array[];
}
const PROMISC = 0;
const ALLUNI = 2;
const NOUNI = 4;
const freshFilter = (): Filter => ({ modes: [true, false, false, false, false, false], unicast: [] });

/** The peer sends to one address at a time. */
const passes = ({ modes, unicast }: Filter, mac: Uint8Array, frame: Uint8Array): boolean => {
  if (modes[PROMISC]) return true;
  if (modes[NOUNI]) return false;
  return modes[ALLUNI] || [mac, ...unicast].some(each => each.every((byte, k) => byte === frame[k]));
};

/** A network card with a peer that answers ARP, and a control queue. */
export const modelNet = (host: ModelHost, builtMac: Uint8Array): ModelType => {
  const { memory, profile, note } = host;
  const { version } = profile;
  let linkUp = true;
  let mac = builtMac;
  /** What was written to the configuration, whole. */
  const image = new Uint8Array(virtioNetConfig.size);
  /** Frames for which no buffer was there, and whether they wait until the driver notifies of new ones. */
  let waiting: Uint8Array[] = [];
  let blocked = false;
  let transmitBroken = false;
  let filter = freshFilter();

  const headerSize = (): number => (host.has(VERSION_1) || host.has(MRG_RXBUF) ? HEADER : SHORT_HEADER);

  const transmit = (queue: TypeQueue): void => {
    const context = host.context();
    if (transmitBroken) return;
    if (!linkUp) {
      note('link-down');
      if (dropAll(context, queue.ring)) host.interrupt(queue);
      return;
    }
    setNotification(context, queue.ring, false);
    if (!host.isLive()) {
      // It has said that it will look, and does so when it is live.
      note('notifications-wanted');
      return;
    }
    for (;;) {
      const popped = host.take(queue);
      if (!popped) break;
      const frame = gather(memory, popped.readable);
      if (popped.readable.length === 0 || frame.length <= headerSize()) {
        if (popped.readable.length > 0 && frame.length < headerSize() && version < 10) {
          note('emulator-lost');
          return host.lose('abort');
        }
        note('notifications-wanted');
        transmitBroken = true;
        return host.breakDown();
      }
      const answer = peerAnswer(frame.slice(headerSize()), 'silent');
      if (answer) arrive(answer);
      // What it has heard may have broken it.
      if (host.isBroken()) break;
      push(context, queue.ring, popped, 0);
      host.interrupt(queue);
    }
    setNotification(context, queue.ring, true);
  };

  const receiveQueue = (): TypeQueue | null => {
    const queue = host.queueAt(RECEIVE);
    return queue && isSetUp(queue.ring) && host.isLive() ? queue : null;
  };

  const arrive = (frame: Uint8Array): void => {
    const queue = receiveQueue();
    if (!queue || blocked || waiting.length > 0) {
      // A buffer may have been made available meanwhile, but nobody has said so.
      if (queue && !isEmpty(host.context(), queue.ring)) note('receive-prompted');
      waiting.push(frame);
      return;
    }
    if (receive(queue, frame)) return;
    blocked = true;
    waiting.push(frame);
  };
  const deliver = (): void => {
    blocked = false;
    const queue = receiveQueue();
    while (queue && waiting.length > 0 && !host.isBroken()) {
      const [frame] = waiting as [Uint8Array];
      if (!receive(queue, frame)) {
        blocked = true;
        return;
      }
      waiting = waiting.slice(1);
    }
  };

  const hasRoom = (queue: TypeQueue, bytes: number): boolean => {
    const context = host.context();
    const holds = (): boolean => {
      if (isEmpty(context, queue.ring)) return false;
      if (!host.has(MRG_RXBUF)) return true;
      const room = writableWaiting(context, queue.ring, bytes);
      if (room === 'broken') host.breakDown();
      return room !== 'broken' && room >= bytes;
    };
    note('notifications-wanted');
    const found = holds();
    setNotification(context, queue.ring, !found);
    return found;
  };

  /** One frame into as many buffers as it takes; false: there are not enough. */
  const receive = (queue: TypeQueue, frame: Uint8Array): boolean => {
    if (!linkUp) return true;
    const header = headerSize();
    if (!hasRoom(queue, header + frame.length)) return false;
    if (!passes(filter, mac, frame)) {
      note('receive-filter');
      return true;
    }
    const context = host.context();
    const merges = host.has(MRG_RXBUF);
    const filled: { readonly popped: Popped; readonly bytes: number }[] = [];
    for (let done = 0; done < frame.length; ) {
      const popped = host.take(queue);
      if (!popped) return true;
      const room = sizeOf(popped.writable);
      if (room === 0) {
        host.breakDown();
        return true;
      }
      const skip = filled.length === 0 ? header : 0;
      if (filled.length === 0) scatter(memory, popped.writable, 0, new Uint8Array(SHORT_HEADER));
      const part = frame.subarray(done, done + Math.max(0, room - skip));
      scatter(memory, popped.writable, skip, part);
      done += part.length;
      if (!merges && done < frame.length) {
        note('small-receive-buffer');
        putBack(context, queue.ring, popped);
        return true;
      }
      filled.push({ popped, bytes: skip + part.length });
    }
    const [first] = filled;
    if (merges && first) scatter(memory, first.popped.writable, SHORT_HEADER, Uint8Array.of(filled.length, 0));
    else note('num-buffers');
    for (const { popped, bytes } of filled) push(context, queue.ring, popped, bytes);
    host.interrupt(queue);
    return true;
  };

  const isAcknowledged = (command: Uint8Array): boolean => {
    const [group, code] = command;
    const body = command.subarray(2);
    const word = (at: number, size: number): number =>
      body.length < at + size
        ? -1
        : Array.from({ length: size }, (_, k) => (body[at + k] ?? 0) * 256 ** k).reduce((a, b) => a + b, 0);
    const lax = (bit: number): void => {
      if (!host.has(bit)) note('control-laxness');
    };
    switch (group) {
      case 0:
        lax((code ?? 9) < 2 ? 18 : 20);
        if (body.length < 1 || (code ?? 9) > 5) return false;
        filter = { ...filter, modes: filter.modes.with(code ?? 0, body[0] !== 0) };
        return true;
      case 1: {
        lax(code === 1 ? 23 : 18);
        if (code === 1) {
          if (body.length !== 6) return false;
          mac = body.slice();
          return true;
        }
        if (code !== 0) return false;
        const first = word(0, 4);
        if (first < 0) return false;
        const second = word(4 + 6 * first, 4);
        if (second < 0 || body.length !== 8 + 6 * (first + second)) return false;
        filter = { ...filter, unicast: Array.from({ length: first }, (_, k) => body.slice(4 + 6 * k, 10 + 6 * k)) };
        return true;
      }
      case 2:
        lax(19);
        return (code === 0 || code === 1) && word(0, 2) >= 0 && word(0, 2) < 4096;
      case 4:
        return code === 0 && word(0, 2) === 1 && host.has(MQ);
      default:
        return false;
    }
  };

  const control = (queue: TypeQueue): void => {
    const context = host.context();
    for (;;) {
      const popped = host.take(queue);
      if (!popped) return;
      const command = gather(memory, popped.readable);
      if (sizeOf(popped.writable) < 1 || command.length < 2) return host.breakDown();
      scatter(memory, popped.writable, 0, Uint8Array.of(isAcknowledged(command) ? 0 : 1));
      push(context, queue.ring, popped, 1);
      host.interrupt(queue);
    }
  };

  return {
    serve: index => {
      const queue = host.queueAt(index);
      if (!queue) return;
      if (index === RECEIVE) return deliver();
      if (index !== CONTROL) return transmit(queue);
      if (!host.isLive()) note('served-early');
      control(queue);
    },
    statusWritten: () => undefined,
    config: () => {
      const shown = netConfig(profile, { linkUp, mac });
      image.set(shown);
      return shown;
    },
    writeConfig: (at, bytes) => {
      if (at + bytes.length > netConfig(profile, { linkUp, mac }).length) return;
      image.set(bytes, at);
      if (host.has(VERSION_1) || host.has(CTRL_MAC_ADDR)) return;
      note('config-image');
      mac = image.slice(0, mac.length);
    },
    host: event => {
      if ('link' in event) {
        if (event.link === linkUp) return false;
        linkUp = event.link;
      }
      return true;
    },
    reset: () => {
      transmitBroken = false;
      waiting = [];
      blocked = false;
      mac = builtMac;
      filter = freshFilter();
    },
  };
};
