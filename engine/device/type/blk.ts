import { bytesField, le32Field, le64Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import type { BlkData } from '../../world/device-data.ts';
import { readSectors, SECTOR, writeSectors } from './disk.ts';
import type { Request, Served } from './request.ts';

/** Types of request. Source: block device, "Device Operation". */
export const blkTypes = [
  { type: 0, name: 'VIRTIO_BLK_T_IN' },
  { type: 1, name: 'VIRTIO_BLK_T_OUT' },
  { type: 4, name: 'VIRTIO_BLK_T_FLUSH' },
  { type: 8, name: 'VIRTIO_BLK_T_GET_ID' },
] as const;
const [IN, OUT, FLUSH, GET_ID] = blkTypes.map(({ type }) => type) as [0, 1, 4, 8];

export const blkStatuses = ['VIRTIO_BLK_S_OK', 'VIRTIO_BLK_S_IOERR', 'VIRTIO_BLK_S_UNSUPP'] as const;
const [OK, IOERR, UNSUPP] = [0, 1, 2];

/** What a request begins with; its data follows, and a status byte ends it. */
export const virtioBlkReq = struct('virtio_blk_req', {
  type: le32Field({ values: Object.fromEntries(blkTypes.map(({ type, name }) => [type, name])) }),
  reserved: bytesField(4),
  sector: le64Field({ doc: 'of 512 bytes; read, write and flush only' }),
});

export const ID_BYTES = 20;
/** Twenty bytes, filled up with zeros. */
const idOf = (serial: string): Uint8Array =>
  Uint8Array.from({ length: ID_BYTES }, (_, k) => serial.charCodeAt(k) & 0xff || 0);

const inside = ({ sectors }: BlkData, sector: bigint, bytes: number): boolean =>
  bytes % SECTOR === 0 && sector + BigInt(bytes / SECTOR) <= BigInt(sectors);

/**
 * Serves one request, however it is cut into elements: 16 bytes that say what, then data, then one status byte at the
 * very end of the device-writable part. The used length is the whole of that part, so that it reaches the status.
 * Source: block device, "Device Operation" and "Message Framing".
 */
export const serveBlk = (data: BlkData, { readable, writableBytes }: Request, serial: string): Served => {
  if (readable.length === 0 || writableBytes === 0)
    return { broken: 'a block request lacks a header or a status byte' };
  if (readable.length < virtioBlkReq.size) return { broken: 'the header of a block request is cut off' };
  const { type, sector } = virtioBlkReq.decode(readable);
  const room = writableBytes - 1;
  const end = (status: number, told: string, bytes: Uint8Array = new Uint8Array(0), after: BlkData = data): Served => ({
    data: after,
    pieces: [
      { at: 0, bytes },
      { at: room, bytes: Uint8Array.of(status) },
    ],
    used: writableBytes,
    told: `${told}: ${blkStatuses[status]}`,
  });
  switch (type) {
    case IN: {
      const what = `reads ${room} bytes from sector ${sector}`;
      if (!inside(data, sector, room)) return end(IOERR, what);
      return end(OK, what, readSectors(data, Number(sector), room / SECTOR));
    }
    case OUT: {
      const bytes = readable.subarray(virtioBlkReq.size);
      const what = `writes ${bytes.length} bytes to sector ${sector}`;
      if (!inside(data, sector, bytes.length)) return end(IOERR, what);
      return end(OK, what, undefined, writeSectors(data, Number(sector), bytes));
    }
    case FLUSH:
      return end(OK, 'flushes');
    case GET_ID:
      return end(OK, 'gives its id', idOf(serial).subarray(0, Math.min(room, ID_BYTES)));
    default:
      return end(UNSUPP, `does not know request type ${type}`);
  }
};
