import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { featureSet, noFeatures } from '../../num/feature-set.ts';
import type { BlkData, DeviceData, NetData } from '../../world/device-data.ts';
import type { Request } from './request.ts';
import { freshData, serveRequest, wants } from './types.ts';

const bytes = (hex: string): Uint8Array => {
  const read = hexToBytes(hex, { allowEmpty: true });
  if (!read.ok) throw new Error(hex);
  return read.value;
};
const request = (readable: string, writableBytes: number, more: Partial<Request> = {}): Request => ({
  queue: 0,
  features: noFeatures,
  readable: bytes(readable),
  writableBytes,
  ...more,
});
/** The device-writable part as hex digits, `..` where nothing was written; then the used length. */
const serve = (data: DeviceData, asked: Request, peer: 'echo' | 'silent' = 'echo') => {
  const served = serveRequest(data, asked, { peer, build: {} });
  if ('broken' in served) return { broken: served.broken, data };
  const shown = Array.from({ length: asked.writableBytes }, () => '..');
  for (const { at, bytes: piece } of served.pieces)
    for (const [k, byte] of piece.entries()) shown[at + k] = bytesToHex(Uint8Array.of(byte));
  return { written: shown.join(''), used: served.used, data: served.data };
};

describe('virtio-rng', () => {
  it('gives 00 01 02 … and goes on where it stopped', () => {
    const first = serve(freshData('rng'), request('', 4));
    expect(first).toMatchObject({ written: '00010203', used: 4 });
    expect(serve(first.data, request('', 2))).toMatchObject({ written: '0405', used: 2 });
    expect(serve({ type: 'rng', next: 255 }, request('', 2)).written).toBe('ff00');
  });
});

describe('virtio-blk', () => {
  const disk = freshData('blk') as BlkData;
  const header = (type: number, sector: number): string =>
    `${type.toString(16).padStart(2, '0')}00000000000000${sector.toString(16).padStart(2, '0')}00000000000000`;

  it('reads the pattern: byte j of sector s is 16 s + j', () => {
    const { written = '', used } = serve(disk, request(header(0, 5), 513));
    expect([written.slice(0, 8), written.slice(-4), used]).toEqual(['50515253', '4f00', 513]);
  });

  it('reads back what was written, and nothing else has changed', () => {
    const sector = 'ab'.repeat(512);
    const { data, ...rest } = serve(disk, request(header(1, 7) + sector, 1));
    expect(rest).toEqual({ written: '00', used: 1 });
    expect(serve(data, request(header(0, 7), 513)).written).toBe(`${sector}00`);
    expect(serve(data, request(header(0, 6), 513)).written).toBe(serve(disk, request(header(0, 6), 513)).written);
  });

  it.each([
    ['flush', header(4, 0), 1, '00'],
    ['the last sector', header(0, 127), 1, '00'],
    ['a sector behind the end', header(0, 128), 513, `${'..'.repeat(512)}01`],
    ['no whole sector', header(0, 0), 101, `${'..'.repeat(100)}01`],
    ['an unknown type', header(0x77, 0), 513, `${'..'.repeat(512)}02`],
    ['a write behind the end', header(1, 127) + '00'.repeat(1024), 1, '01'],
    ['its id', header(8, 0), 21, `${bytesToHex(new TextEncoder().encode('ringside'))}${'00'.repeat(12)}00`],
    ['an id in little room', header(8, 0), 5, `${bytesToHex(new TextEncoder().encode('ring'))}00`],
  ])('%s', (_, readable, writable, written) => {
    expect(serve(disk, request(readable, writable))).toMatchObject({ written, used: writable });
  });

  it.each([
    ['no header', '', 1],
    ['no status byte', header(0, 0), 0],
    ['half a header', '00000000', 1],
  ])('cannot go on with %s', (_, readable, writable) => {
    expect(serve(disk, request(readable, writable)).broken).toMatch(/^(a block request|the header)/);
  });
});

describe('virtio-net', () => {
  const net = freshData('net') as NetData;
  const HEADER = '00'.repeat(12);
  const [US, PEER] = ['525400123456', '52550a000202'];
  const arpFor = (ip: string): string =>
    `ffffffffffff${US}0806${'0001080006040001'}${US}0a00020f${'00'.repeat(6)}${ip}`;
  const transmit = (frame: string, peer: 'echo' | 'silent' = 'echo') =>
    serve(net, request(HEADER + frame, 0, { queue: 1 }), peer).data as NetData;

  it('answers ARP for 10.0.2.2', () => {
    const { waiting } = transmit(arpFor('0a000202'), 'silent');
    const answer = `${US}${PEER}0806${'0001080006040002'}${PEER}0a000202${US}0a00020f`;
    expect(waiting.map(bytesToHex)).toEqual([answer.padEnd(128, '0')]);
  });

  it.each([
    ['echo', `${PEER}${US}0800beef`, [`${US}${PEER}0800beef`]],
    ['silent', `${PEER}${US}0800beef`, []],
    ['silent', arpFor('0a000263'), []],
    ['echo', '', []],
  ] as const)('its peer can %s: %s', (peer, frame, waiting) => {
    expect(transmit(frame, peer).waiting.map(bytesToHex)).toEqual(waiting);
  });

  it('puts a header of 12 bytes with one buffer before a frame', () => {
    const waiting = [bytes('aabbccdd')];
    const received = serve({ ...net, waiting }, request('', 20));
    expect(received).toMatchObject({ written: `${'00'.repeat(10)}0100aabbccdd........`, used: 16 });
    expect((received.data as NetData).waiting).toEqual([]);
    expect(serve({ ...net, waiting }, request('', 15))).toMatchObject({ used: 0, written: '..'.repeat(15) });
  });

  it('takes receive buffers only when there is something to put in', () => {
    expect([wants(net, 0, 0), wants(net, 1, 0), wants(net, 2, 0)]).toEqual([false, true, true]);
    const waiting = [bytes('00')];
    expect([wants({ ...net, waiting }, 0, 0), wants({ ...net, waiting }, 0, 1)]).toEqual([true, false]);
    expect(wants({ ...net, waiting, linkUp: false }, 0, 0)).toBe(false);
  });

  it('cannot go on with a frame that is shorter than its header', () => {
    expect(serve(net, request('00', 0, { queue: 1 })).broken).toBe('a transmit buffer is shorter than its header');
  });

  it.each([
    ['promiscuous on', '000001', '00'],
    ['promiscuous without data', '0000', '01'],
    ['an unknown command', '007701', '01'],
    ['an unknown class', '770001', '01'],
    ['a MAC address', '0101525400aabbcc', '00'],
    ['half a MAC address', '0101525400', '01'],
    ['two empty MAC tables', '01000000000000000000', '00'],
    ['half a MAC table', '01000100000000', '01'],
    ['VLAN 5', '02000500', '00'],
    ['VLAN 4096', '02000010', '01'],
    ['one pair', '04000100', '00'],
    ['two pairs', '04000200', '01'],
  ])('control: %s', (_, readable, ack) => {
    const features = featureSet([17, 18, 19, 22, 23]);
    expect(serve(net, request(readable, 1, { queue: 2, features }))).toMatchObject({ written: ack, used: 1 });
    expect(serve(net, request(readable, 1, { queue: 2 })).written).toBe('01');
  });

  it('remembers the MAC address that it is given', () => {
    const features = featureSet([17, 23]);
    const { data } = serve(net, request('0101525400aabbcc', 1, { queue: 2, features }));
    expect((data as NetData).mac).toEqual(bytes('525400aabbcc'));
  });
});
