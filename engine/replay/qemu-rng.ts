import type { ModelHost, ModelType, TypeQueue } from './qemu-host.ts';
import { scatter, sizeOf } from './qemu-host.ts';
import { isEmpty, isSetUp, push, writableWaiting } from './qemu-ring.ts';

/** Entropy: the bytes 00 01 02 …, continued from request to request and over resets. */
export const modelRng = (host: ModelHost): ModelType => {
  const { memory, note } = host;
  let entropy = 0;

  const serve = (queue: TypeQueue): void => {
    const context = host.context();
    for (;;) {
      if (host.isBroken() || !host.isLive()) return;
      const size = writableWaiting(context, queue.ring);
      if (size === 'broken') return host.breakDown();
      if (size === 0) {
        if (!isEmpty(context, queue.ring)) note('no-space-no-use');
        return;
      }
      let left = size;
      while (left > 0) {
        const popped = host.take(queue);
        if (!popped) break;
        const count = Math.min(left, sizeOf(popped.writable));
        const start = entropy;
        scatter(
          memory,
          popped.writable,
          0,
          Uint8Array.from({ length: count }, (_, k) => (start + k) & 0xff),
        );
        entropy = (entropy + count) & 0xff;
        left -= count;
        push(context, queue.ring, popped, count);
      }
      if (host.isBroken()) {
        // It is asked again and again for what it never takes.
        if (!context.packed || context.version >= 11 || isEmpty(context, queue.ring)) return;
        note('emulator-lost');
        return host.lose('hang');
      }
      host.interrupt(queue);
    }
  };

  return {
    serve: index => {
      const queue = host.queueAt(index);
      if (queue && host.isLive()) serve(queue);
    },
    /** Every write makes it look at its queue again, even a broken one; the byte that is written stays all the same. */
    statusWritten: () => {
      const queue = host.queueAt(0);
      if (!host.isLive() || !queue || !isSetUp(queue.ring)) return;
      if (!host.isBroken()) serve(queue);
      else {
        const size = writableWaiting(host.context(), queue.ring);
        if (size === 'broken') host.breakDown();
        else if (size > 0) {
          // It has bytes made for buffers that it does not take any more, and says that it is done.
          entropy = (entropy + size) & 0xff;
          host.interrupt(queue);
        }
      }
      if (host.isBroken()) note('status-as-written');
    },
    config: () => new Uint8Array(0),
    writeConfig: () => undefined,
    host: () => true,
    reset: () => undefined,
  };
};
