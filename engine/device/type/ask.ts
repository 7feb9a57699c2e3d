import { hexErrorText, hexToBytes } from '../../num/bytes.ts';
import type { Result } from '../../num/result.ts';
import { err, ok } from '../../num/result.ts';
import type { DeviceType } from '../../world/device-data.ts';
import type { CommandOutcome } from '../../world/event.ts';
import type { RequestIntent } from '../../world/intent.ts';
import { blkStatuses, blkTypes, virtioBlkReq } from './blk.ts';
import { SECTOR } from './disk.ts';
import { virtioNetHdr } from './net.ts';
import { netAcks } from './net-control.ts';

/** A buffer for a data virtqueue, and what it asks for in words. */
export interface AskedBuffer {
  readonly queue: number;
  readonly readable: Uint8Array;
  /** Bytes of the device-writable part. */
  readonly writable: number;
  readonly asks: string;
}

/** Which requests a type of device knows; `buffer` is any bytes on any of its queues. */
const requestsOf: Readonly<Record<DeviceType, readonly RequestIntent['request'][]>> = {
  rng: ['entropy', 'buffer'],
  blk: ['read', 'write', 'flush', 'get-id', 'buffer'],
  net: ['transmit', 'receive', 'control', 'buffer'],
};

const ENTROPY = 16;
const FRAME = 128;
const [RECEIVE, TRANSMIT, CONTROL] = [0, 1, 2];
const ID_BYTES = 20;
const typeNamed = (name: string): number => blkTypes.find(each => each.name === `VIRTIO_BLK_T_${name}`)?.type ?? 0;
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Whole sectors of these bytes, filled up with zeros. */
const sectorsOf = (bytes: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(Math.max(1, Math.ceil(bytes.length / SECTOR)) * SECTOR);
  whole.set(bytes);
  return whole;
};

/** The buffer that a request makes; an error for one that the type does not know, or whose bytes are none. */
export const askFor = (type: DeviceType, intent: RequestIntent): Result<AskedBuffer, string> => {
  const { request, sector = 0, count } = intent;
  if (!requestsOf[type].includes(request)) return err(`virtio-${type} knows no request "${request}"`);
  const read = hexToBytes(intent.bytes ?? '', { allowEmpty: true });
  if (!read.ok) return err(hexErrorText(read.error));
  const bytes = read.value;
  const header = (name: string): Uint8Array => virtioBlkReq.encode({ type: typeNamed(name), sector: BigInt(sector) });
  const behind = (head: Uint8Array): Uint8Array => Uint8Array.from([...head, ...bytes]);
  switch (request) {
    case 'entropy': {
      const wanted = count ?? ENTROPY;
      return ok({ queue: 0, readable: new Uint8Array(0), writable: wanted, asks: `${wanted} bytes of entropy` });
    }
    case 'read': {
      const sectors = count ?? 1;
      const asks = `read ${plural(sectors, 'sector')} from ${sector}`;
      return ok({ queue: 0, readable: header('IN'), writable: SECTOR * sectors + 1, asks });
    }
    case 'write': {
      const whole = sectorsOf(bytes);
      const readable = Uint8Array.from([...header('OUT'), ...whole]);
      const asks = `write ${plural(whole.length / SECTOR, 'sector')} to ${sector}`;
      return ok({ queue: 0, readable, writable: 1, asks });
    }
    case 'flush':
      return ok({ queue: 0, readable: header('FLUSH'), writable: 1, asks: 'flush' });
    case 'get-id':
      return ok({ queue: 0, readable: header('GET_ID'), writable: ID_BYTES + 1, asks: 'get the id' });
    case 'transmit': {
      const asks = `transmit a frame of ${bytes.length} bytes`;
      return ok({ queue: TRANSMIT, readable: behind(new Uint8Array(virtioNetHdr.size)), writable: 0, asks });
    }
    case 'receive': {
      const room = count ?? FRAME;
      const asks = `receive a frame of up to ${room} bytes`;
      return ok({ queue: RECEIVE, readable: new Uint8Array(0), writable: virtioNetHdr.size + room, asks });
    }
    case 'control':
      return ok({ queue: CONTROL, readable: bytes, writable: 1, asks: `control command ${intent.bytes ?? ''}` });
    case 'buffer': {
      const writable = count ?? 0;
      const asks = `${bytes.length} bytes to read and ${writable} to write`;
      return ok({ queue: intent.queue ?? 0, readable: bytes, writable, asks });
    }
  }
};

/** What a driver makes of a buffer that came back: the status byte where there is one, and how much was written. */
export const outcomeOf = (type: DeviceType, queue: number, written: Uint8Array, usedLength: number): CommandOutcome => {
  const plain: CommandOutcome = { ok: true, fields: { length: usedLength }, name: 'used' };
  const names = type === 'blk' ? blkStatuses : type === 'net' && queue === CONTROL ? netAcks : null;
  if (names === null) return plain;
  const status = usedLength > 0 ? written[usedLength - 1] : undefined;
  if (status === undefined) return { ok: false, fields: { length: usedLength }, name: 'no status' };
  return { ok: status === 0, fields: { status, length: usedLength }, name: names[status] ?? `status ${status}` };
};
