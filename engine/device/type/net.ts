import { le16Field, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import type { NetData } from '../../world/device-data.ts';
import { serveControl } from './net-control.ts';
import type { PeerKind } from './peer.ts';
import { peerAnswer } from './peer.ts';
import type { Request, Served } from './request.ts';

/** What stands before every frame. Source: network device, "Device Operation"; num_buffers since VERSION_1. */
export const virtioNetHdr = struct('virtio_net_hdr', {
  flags: u8Field({ show: 'hex' }),
  gso_type: u8Field({ show: 'hex' }),
  hdr_len: le16Field(),
  gso_size: le16Field(),
  csum_start: le16Field(),
  csum_offset: le16Field(),
  num_buffers: le16Field({ doc: '1 without MRG_RXBUF' }),
});

const RECEIVE = 0;
const TRANSMIT = 1;
/** Frames that the wire holds before it drops more. */
const MOST_WAITING = 64;

const transmit = (data: NetData, { readable }: Request, kind: PeerKind): Served => {
  if (readable.length < virtioNetHdr.size) return { broken: 'a transmit buffer is shorter than its header' };
  const frame = readable.slice(virtioNetHdr.size);
  const answer = data.linkUp ? peerAnswer(frame, kind) : null;
  const waiting = answer && data.waiting.length < MOST_WAITING ? [...data.waiting, answer] : data.waiting;
  const told = `sends a frame of ${frame.length} bytes${answer ? `; the peer answers with ${answer.length}` : ''}`;
  return { data: { ...data, waiting }, pieces: [], used: 0, told };
};

const receive = (data: NetData, { writableBytes }: Request): Served => {
  const [frame, ...waiting] = data.waiting;
  if (!frame) return { data, pieces: [], used: 0, told: 'has no frame' };
  const size = virtioNetHdr.size + frame.length;
  if (size > writableBytes) {
    const told = `drops a frame of ${frame.length} bytes: the buffer has ${writableBytes}`;
    return { data: { ...data, waiting }, pieces: [], used: 0, told };
  }
  const header = virtioNetHdr.encode({ num_buffers: 1 });
  return {
    data: { ...data, waiting },
    pieces: [
      { at: 0, bytes: header },
      { at: header.length, bytes: frame },
    ],
    used: size,
    told: `receives a frame of ${frame.length} bytes`,
  };
};

/** Whether the device takes buffers of a queue now: receive buffers wait in the ring until there is a frame. */
export const netWants = ({ waiting, linkUp }: NetData, queue: number, held: number): boolean =>
  queue !== RECEIVE || (linkUp && waiting.length > held);

/** Serves one buffer: receiveq1 is 0, transmitq1 is 1, what follows is the control queue. */
export const serveNet = (data: NetData, request: Request, kind: PeerKind): Served => {
  switch (request.queue) {
    case RECEIVE:
      return receive(data, request);
    case TRANSMIT:
      return transmit(data, request, kind);
    default:
      return serveControl(data, request);
  }
};
