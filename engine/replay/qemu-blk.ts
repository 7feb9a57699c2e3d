import { virtioBlkConfig } from '../device/type/config.ts';
import { readSectors, SECTOR, writeSectors } from '../device/type/disk.ts';
import type { BlkData } from '../world/device-data.ts';
import { blkConfig } from './qemu-config.ts';
import type { ModelHost, ModelType, TypeQueue } from './qemu-host.ts';
import { gather, scatter, sizeOf } from './qemu-host.ts';
import type { Popped } from './qemu-ring.ts';
import { isEmpty, push, setNotification } from './qemu-ring.ts';

const DRIVER_OK = 4;
const FLUSH = 9;
const CONFIG_WCE = 11;
const ACCESS_PLATFORM = 33;
const IN_ORDER = 35;

const SECTORS = 128;

/** What becomes of a request. */
interface BlkWork {
  /**
   * At once; as soon as the device looks up, the latest first; or with the disk, where reads, or writes, go together by
   * their sectors.
   */
  readonly when: 'at once' | 'soon' | 'together' | 'alone';
  readonly writes: boolean;
  readonly sector: number;
  /** Does it and says how many bytes were used. */
  readonly finish: () => number;
}

/** A request that the device holds, by its place among those that it took. */
interface Taken {
  readonly nth: number;
  readonly popped: Popped;
  readonly work: BlkWork;
}

/** A patterned disk of 64 KiB behind requests that are looked at as soon as they are notified of. */
export const modelBlk = (host: ModelHost): ModelType => {
  const { memory, profile, newestFirst, note } = host;
  let disk: BlkData = { type: 'blk', sectors: SECTORS, written: {}, writeback: true };
  /** Something was written since the last flush. */
  let dirty = false;
  let image = new Uint8Array(virtioBlkConfig.size);

  /** Null: the request makes no sense, and the device breaks down. */
  const workOf = ({ readable, writable }: Popped): BlkWork | null => {
    if (readable.length === 0 || writable.length === 0) return null;
    const request = gather(memory, readable);
    if (request.length < 16) return null;
    const capacity = sizeOf(writable);
    const view = new DataView(request.buffer);
    const kind = view.getUint32(0, true);
    const sector = view.getBigUint64(8, true);
    const body = request.subarray(16);
    const room = capacity - 1;
    const writes = (kind & 1) !== 0;
    const fits = (bytes: number): boolean =>
      bytes % SECTOR === 0 && sector + BigInt(bytes / SECTOR) <= BigInt(disk.sectors);
    const status = (code: number): number => {
      scatter(memory, writable, room, Uint8Array.of(code));
      return capacity;
    };
    const atOnce = (code: number): BlkWork => ({
      when: 'at once',
      writes,
      sector: 0,
      finish: () => status(code),
    });
    const onDisk = (when: BlkWork['when'], act: () => void): BlkWork => ({
      when,
      writes,
      sector: Number(sector),
      finish: () => {
        act();
        return status(0);
      },
    });
    switch (kind & 0x7ffffffe) {
      case 0:
        if (!fits(writes ? body.length : room)) return atOnce(1);
        return onDisk('together', () => {
          if (writes) {
            dirty = true;
            disk = writeSectors(disk, Number(sector), body);
          } else scatter(memory, writable, 0, readSectors(disk, Number(sector), room / SECTOR));
        });
      case 2: {
        note('block-requests');
        if (readable.length < 2 || writable.length < 3) return atOnce(1);
        const errors = writable.at(-2);
        if (errors) memory.write(errors.addr, Uint8Array.of(0xff, 0, 0, 0));
        return atOnce(2);
      }
      case 4:
        return onDisk(dirty ? 'alone' : 'soon', () => {
          dirty = false;
        });
      case 8: {
        const id = Uint8Array.from([...profile.serial, '\0'], each => each.charCodeAt(0));
        note('get-id-padding');
        scatter(memory, writable, 0, id.subarray(0, Math.min(room, 20)));
        return atOnce(0);
      }
      case 10:
      case 12: {
        if (!writes || body.length > 16) return atOnce(2);
        if (body.length < 16) return null;
        note('block-requests');
        const range = new DataView(body.slice().buffer);
        const [first, count, flags] = [
          range.getBigUint64(0, true),
          range.getUint32(8, true),
          range.getUint32(12, true),
        ];
        const zeroes = (kind & 0x7ffffffe) === 12;
        if (count > 0x3fffff || first + BigInt(count) > BigInt(disk.sectors)) return atOnce(1);
        if (flags & ~1 || (!zeroes && flags & 1)) return atOnce(2);
        return onDisk(zeroes ? 'alone' : 'soon', () => {
          if (!zeroes) return;
          dirty = true;
          disk = writeSectors(disk, Number(first), new Uint8Array(count * SECTOR));
        });
      }
      default:
        return atOnce(2);
    }
  };

  const serve = (queue: TypeQueue): void => {
    const context = host.context();
    let arrived = 0;
    let used = 0;
    const finished = new Map<number, () => void>();
    const finish = ({ nth, popped, work }: Taken): void => {
      const bytes = work.finish();
      if (host.has(IN_ORDER) && queue.ring.inUse === queue.ring.num) {
        // It looks for the request between what is used and what is taken, and sees nothing between them.
        note('full-in-order');
        return host.interrupt(queue);
      }
      if (host.isBroken() || nth !== used) note('overtaking');
      finished.set(nth, () => (host.isBroken() ? undefined : push(context, queue.ring, popped, bytes)));
      if (!host.has(IN_ORDER)) used = nth;
      for (let next = finished.get(used); next; next = finished.get(used)) {
        next();
        finished.delete(used);
        used += 1;
      }
      host.interrupt(queue);
    };
    /** In the order in which the disk has them done. */
    const submitted: Taken[] = [];
    const soon: Taken[] = [];
    let together: Taken[] = [];
    const submit = (): void => {
      submitted.push(...together.sort((a, b) => a.work.sector - b.work.sector));
      together = [];
    };
    const start = (taken: Taken): void => {
      const { when, writes } = taken.work;
      if (when === 'at once') return finish(taken);
      const [other] = together;
      if (other && (when === 'together' ? other.work.writes !== writes : other.work.writes)) submit();
      if (when === 'together') together.push(taken);
      else if (when === 'soon') soon.push(taken);
      else submitted.push(taken);
    };
    const mayLook = (): boolean => !host.isBroken() && !host.isCut();
    do {
      note('notifications-wanted');
      setNotification(context, queue.ring, false);
      for (;;) {
        const popped = host.take(queue);
        if (host.isLost()) return;
        if (!popped) break;
        const work = workOf(popped);
        if (work === null) {
          host.breakDown();
          break;
        }
        start({ nth: arrived, popped, work });
        arrived += 1;
      }
      setNotification(context, queue.ring, true);
      if (!mayLook() && context.packed && profile.version < 11 && !isEmpty(context, queue.ring)) {
        // It takes nothing more, and looks whether there is more.
        note('emulator-lost');
        return host.lose('hang');
      }
    } while (mayLook() && !isEmpty(context, queue.ring));
    submit();
    if (newestFirst) submitted.reverse();
    for (const taken of [...soon.reverse(), ...submitted]) finish(taken);
  };

  return {
    serve: index => {
      const queue = host.queueAt(index);
      // Its accesses go by the bus then, and reach nothing.
      if (!queue || (host.isCut() && host.has(ACCESS_PLATFORM))) return;
      if (!host.isLive() && !host.isCut()) note('served-early');
      serve(queue);
    },
    statusWritten: value => {
      if (!(value & DRIVER_OK) || host.has(CONFIG_WCE) || disk.writeback === host.has(FLUSH)) return;
      note('config-image');
      disk = { ...disk, writeback: host.has(FLUSH) };
    },
    config: () => {
      const shown = blkConfig(profile, disk);
      image = Uint8Array.from({ length: image.length }, (_, k) => shown[k] ?? 0);
      return shown;
    },
    writeConfig: (at, bytes) => {
      if (at + bytes.length > blkConfig(profile, disk).length) return;
      image.set(bytes, at);
      const writeback = image[virtioBlkConfig.offsets.writeback] !== 0;
      if (writeback !== disk.writeback) note('config-image');
      disk = { ...disk, writeback };
    },
    host: event => {
      if ('diskBytes' in event) disk = { ...disk, sectors: Math.floor(event.diskBytes / SECTOR) };
      return true;
    },
    reset: () => {
      disk = { ...disk, writeback: true };
    },
  };
};
