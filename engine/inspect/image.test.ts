import { expect, it } from 'vitest';
import '../dialect/all.ts';
import { readImage } from './image.ts';

const queue = { format: 'split', size: 4, desc: '0x1000', driver: '0x1040', device: '0x1060' };
const image = { schema: 'ringside-memory-image/1', memory: [['0x1000', '00']], queues: [queue] };

it('reads names, positions and registers', () => {
  const read = readImage({
    ...image,
    name: 'dump',
    registers: { device_status: 15 },
    queues: [
      { ...queue, name: 'avq0', features: '0x30000000', admin: 'virtio-1.4', positions: { lastAvail: 7, held: [1] } },
      { ...queue, format: 'packed', size: 3, positions: { lastUsed: { slot: 2, wrap: 1 } } },
    ],
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      name: 'dump',
      registers: [{ name: 'device_status', value: '15' }],
      queues: [
        {
          name: 'avq0',
          options: { eventIdx: true, indirect: true, inOrder: false },
          known: { lastAvail: 7, held: [1] },
        },
        { name: 'queue 1', known: { lastUsed: 0x8002 } },
      ],
    },
  });
});

it.each<[object, string, RegExp]>([
  [{ ...image, schema: 'ringside-memory-image/2' }, 'schema', /./],
  [{ ...image, memory: [['1000', '00']] }, 'memory[0][0]', /allowed: an address/],
  [{ ...image, memory: [['0x1000', '0']] }, 'memory[0][1]', /whole bytes/],
  [
    {
      ...image,
      memory: [
        ['0x1000', '0000'],
        ['0x1001', '00'],
      ],
    },
    'memory[1]',
    /overlaps memory\[0\]/,
  ],
  [{ ...image, memory: [['0xffffffffffffffff', '0000']] }, 'memory[0]', /past 2\^64/],
  [{ ...image, memorySize: 4096 }, 'memory[0]', /outside of a memory of 4096 bytes/],
  [{ ...image, memorySize: 2 ** 40 }, 'memorySize', /allowed/],
  [{ ...image, queues: [{ ...queue, size: -1 }] }, 'queues[0].size', /allowed/],
  [{ ...image, queues: [{ ...queue, format: 'round' }] }, 'queues[0].format', /"split", "packed"/],
  [
    { ...image, queues: [{ ...queue, features: ['SPARKLES'] }] },
    'queues[0].features[0]',
    /no feature named "SPARKLES"/,
  ],
  [{ ...image, queues: [{ ...queue, features: 12 }] }, 'queues[0].features', /allowed/],
  [{ ...image, queues: [{ ...queue, features: ['RING_PACKED'] }] }, 'queues[0].format', /RING_PACKED/],
  [
    { ...image, queues: [{ ...queue, positions: { lastAvail: { slot: 0, wrap: 1 } } }] },
    'queues[0].positions.lastAvail',
    /index/,
  ],
  [
    { ...image, queues: [{ ...queue, format: 'packed', positions: { lastAvail: { slot: 4, wrap: 1 } } }] },
    'queues[0].positions.lastAvail.slot',
    /below 4/,
  ],
  [{ ...image, queues: [{ ...queue, admin: 'virtio-0.9' }] }, 'queues[0].admin', /allowed: "draft-2022-07"/],
  [{ ...image, queues: [{ ...queue, more: 1 }] }, 'queues[0].more', /"more" is not known here/],
])('%# is refused with its path', (input, path, message) => {
  const read = readImage(input);
  expect(read).toMatchObject({ ok: false, error: [{ path, message: expect.stringMatching(message) }] });
});
