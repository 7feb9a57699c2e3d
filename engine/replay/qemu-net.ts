import { peerAnswer } from '../device/type/peer.ts';
import { hasBit } from '../num/feature-set.ts';
import { netConfig } from './qemu-config.ts';
import type { ModelHost, ModelType, TypeQueue } from './qemu-host.ts';
import { gather, scatter, sizeOf } from './qemu-host.ts';
import { isEmpty, isSetUp, push, setNotification } from './qemu-ring.ts';

const VERSION_1 = 32;
const MRG_RXBUF = 15;
const HEADER = 12;
const SHORT_HEADER = 10;
const RECEIVE = 0;
const CONTROL = 2;

/** A network card with a peer that answers ARP, and a control queue. */
export const modelNet = (host: ModelHost, builtMac: Uint8Array): ModelType => {
  const { memory, profile, note } = host;
  const { version } = profile;
  let linkUp = true;
  let mac = builtMac;
  /** Frames for which no buffer was there. */
  let waiting: Uint8Array[] = [];
  let transmitBroken = false;

  const headerSize = (): number => (host.has(VERSION_1) || host.has(MRG_RXBUF) ? HEADER : SHORT_HEADER);

  const transmit = (queue: TypeQueue): void => {
    const context = host.context();
    if (transmitBroken) return;
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
      if (popped.readable.length === 0 || frame.length < headerSize()) {
        if (popped.readable.length > 0 && version < 10) {
          note('emulator-lost');
          return host.lose('abort');
        }
        note('notifications-wanted');
        transmitBroken = true;
        return host.breakDown();
      }
      const answer = linkUp ? peerAnswer(frame.slice(headerSize()), 'silent') : null;
      if (answer) waiting.push(answer);
      push(context, queue.ring, popped, 0);
      host.interrupt(queue);
    }
    setNotification(context, queue.ring, true);
    deliver();
  };

  /** Frames that wait go into receive buffers. */
  const deliver = (): void => {
    const queue = host.queueAt(RECEIVE);
    if (!queue || !isSetUp(queue.ring) || !host.isLive() || !linkUp) return;
    const context = host.context();
    while (waiting.length > 0 && !host.isBroken()) {
      note('notifications-wanted');
      if (isEmpty(context, queue.ring)) {
        setNotification(context, queue.ring, true);
        return;
      }
      setNotification(context, queue.ring, false);
      const [frame] = waiting as [Uint8Array];
      const popped = host.take(queue);
      if (!popped) return;
      waiting = waiting.slice(1);
      if (popped.writable.length === 0) return host.breakDown();
      const header = new Uint8Array(SHORT_HEADER);
      scatter(memory, popped.writable, 0, header);
      if (host.has(MRG_RXBUF)) scatter(memory, popped.writable, SHORT_HEADER, Uint8Array.of(1, 0));
      else note('num-buffers');
      scatter(memory, popped.writable, headerSize(), frame);
      push(context, queue.ring, popped, headerSize() + frame.length);
      host.interrupt(queue);
    }
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
        return body.length >= 1 && (code ?? 9) <= 5;
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
        return second >= 0 && body.length === 8 + 6 * (first + second);
      }
      case 2:
        lax(19);
        return (code === 0 || code === 1) && word(0, 2) >= 0 && word(0, 2) < 4096;
      case 4:
        lax(22);
        return code === 0 && word(0, 2) === 1 && hasBit(profile.features, 22);
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
    config: () => netConfig(profile, { linkUp, mac }),
    writeConfig: () => undefined,
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
      mac = builtMac;
    },
  };
};
