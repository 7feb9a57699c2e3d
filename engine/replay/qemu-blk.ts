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

/** A patterned disk of 64 KiB behind requests that are looked at as soon as they are notified of. */
export const modelBlk = (host: ModelHost): ModelType => {
  const { memory, profile, note } = host;
  let disk: BlkData = { type: 'blk', sectors: 128, written: {}, writeback: true };
  let image = new Uint8Array(virtioBlkConfig.size);

  /** Null: the request makes no sense, and the device breaks down. */
  const answer = ({ readable, writable }: Popped): number | null => {
    if (readable.length === 0 || writable.length === 0) return null;
    const request = gather(memory, readable);
    if (request.length < 16) return null;
    const capacity = sizeOf(writable);
    const view = new DataView(request.buffer);
    const kind = view.getUint32(0, true);
    const sector = view.getBigUint64(8, true);
    const body = request.subarray(16);
    const room = capacity - 1;
    const fits = (bytes: number): boolean =>
      bytes % SECTOR === 0 && sector + BigInt(bytes / SECTOR) <= BigInt(disk.sectors);
    const status = (code: number): number => {
      scatter(memory, writable, room, Uint8Array.of(code));
      return capacity;
    };
    switch (kind & 0x7ffffffe) {
      case 0:
        if (kind & 1) {
          if (!fits(body.length)) return status(1);
          disk = writeSectors(disk, Number(sector), body);
          return status(0);
        }
        if (!fits(room)) return status(1);
        scatter(memory, writable, 0, readSectors(disk, Number(sector), room / SECTOR));
        return status(0);
      case 4:
        return status(0);
      case 8: {
        const id = Uint8Array.from([...profile.serial, '\0'], each => each.charCodeAt(0));
        note('get-id-padding');
        scatter(memory, writable, 0, id.subarray(0, Math.min(room, 20)));
        return status(0);
      }
      case 10:
      case 12: {
        if (!(kind & 1) || body.length > 16) return status(2);
        if (body.length < 16) return null;
        note('block-requests');
        const range = new DataView(body.slice().buffer);
        const [first, count, flags] = [
          range.getBigUint64(0, true),
          range.getUint32(8, true),
          range.getUint32(12, true),
        ];
        const zeroes = (kind & 0x7ffffffe) === 12;
        if (flags & ~1) return status(2);
        if (count > 0x3fffff || first + BigInt(count) > BigInt(disk.sectors)) return status(1);
        if (zeroes) disk = writeSectors(disk, Number(first), new Uint8Array(count * SECTOR));
        else if (flags & 1) return status(2);
        return status(0);
      }
      default:
        return status(2);
    }
  };

  const serve = (queue: TypeQueue): void => {
    const context = host.context();
    for (;;) {
      note('notifications-wanted');
      setNotification(context, queue.ring, false);
      for (;;) {
        const popped = host.take(queue);
        if (host.isLost()) return;
        if (!popped) break;
        const used = answer(popped);
        if (used === null) {
          host.breakDown();
          break;
        }
        push(context, queue.ring, popped, used);
        host.interrupt(queue);
      }
      setNotification(context, queue.ring, true);
      if (host.isBroken() || isEmpty(context, queue.ring)) return;
    }
  };

  return {
    serve: index => {
      const queue = host.queueAt(index);
      if (!queue) return;
      if (!host.isLive()) note('served-early');
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
