import { hasBit } from '../../num/feature-set.ts';
import type { NetData } from '../../world/device-data.ts';
import type { Request, Served } from './request.ts';

/** Classes of control commands. Source: network device, "Control Virtqueue". */
export const controlClasses = { RX: 0, MAC: 1, VLAN: 2, MQ: 4 } as const;
const { RX, MAC, VLAN, MQ } = controlClasses;
/** Commands of the class RX, by their numbers. */
export const receiveModes = ['PROMISC', 'ALLMULTI', 'ALLUNI', 'NOMULTI', 'NOUNI', 'NOBCAST'] as const;

const CTRL_RX_BITS = { basic: 18, extra: 20 } as const;
const CTRL_VLAN = 19;
const MQ_BIT = 22;
const CTRL_MAC_ADDR = 23;

const MAC_BYTES = 6;
const HEADER = 2;
export const netAcks = ['VIRTIO_NET_OK', 'VIRTIO_NET_ERR'] as const;

interface Judged {
  readonly ok: boolean;
  readonly told: string;
  readonly data: NetData;
}

const le = (bytes: Uint8Array, at: number, size: number): number | null => {
  if (bytes.length < at + size) return null;
  let value = 0;
  for (let k = size - 1; k >= 0; k -= 1) value = value * 256 + (bytes[at + k] ?? 0);
  return value;
};

/** The two tables of MAC addresses, each a count and so many addresses, and nothing behind them. */
const areTables = (bytes: Uint8Array): boolean => {
  let at = 0;
  for (let table = 0; table < 2; table += 1) {
    const entries = le(bytes, at, 4);
    if (entries === null) return false;
    at += 4 + MAC_BYTES * entries;
  }
  return at === bytes.length;
};

const judge = (data: NetData, { features }: Request, group: number, command: number, body: Uint8Array): Judged => {
  const plain = (ok: boolean, told: string): Judged => ({ ok, told, data });
  switch (group) {
    case RX: {
      const mode = receiveModes[command];
      const bit = command < 2 ? CTRL_RX_BITS.basic : CTRL_RX_BITS.extra;
      const on = body[0];
      const ok = mode !== undefined && on !== undefined && hasBit(features, bit);
      return plain(ok, `${mode ?? `mode ${command}`} ${on === undefined ? 'without data' : on ? 'on' : 'off'}`);
    }
    case MAC: {
      if (command === 0) return plain(hasBit(features, CTRL_RX_BITS.basic) && areTables(body), 'MAC filter tables');
      const ok = command === 1 && body.length === MAC_BYTES && hasBit(features, CTRL_MAC_ADDR);
      return { ok, told: 'MAC address', data: ok ? { ...data, mac: body.slice() } : data };
    }
    case VLAN: {
      const vlan = le(body, 0, 2);
      return plain(hasBit(features, CTRL_VLAN) && command < 2 && vlan !== null && vlan < 4096, `VLAN ${vlan ?? ''}`);
    }
    case MQ:
      return plain(hasBit(features, MQ_BIT) && command === 0 && le(body, 0, 2) === 1, 'number of pairs');
    default:
      return plain(false, `class ${group}`);
  }
};

/**
 * Serves a control command: class, command, data; then one byte of answer, VIRTIO_NET_OK or VIRTIO_NET_ERR. One pair of
 * queues, no announcements and no offloads: what asks for more gets VIRTIO_NET_ERR.
 */
export const serveControl = (data: NetData, request: Request): Served => {
  const { readable, writableBytes } = request;
  if (readable.length < HEADER || writableBytes === 0)
    return { broken: 'a control command lacks a header or an answer' };
  const [group = 0, command = 0] = readable;
  const { ok, told, data: after } = judge(data, request, group, command, readable.subarray(HEADER));
  const answer = ok ? 0 : 1;
  return {
    data: after,
    pieces: [{ at: 0, bytes: Uint8Array.of(answer) }],
    used: 1,
    told: `control command, ${told}: ${netAcks[answer]}`,
  };
};
