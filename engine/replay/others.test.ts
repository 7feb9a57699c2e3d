import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests alter any member of a recording
type Json = any;
const read = (file: string): Json => JSON.parse(readFileSync(new URL(`testdata/${file}`, import.meta.url), 'utf8'));
const judge = (recorded: Json) => {
  const recording = readRecording(recorded);
  if (!recording.ok) throw new Error(JSON.stringify(recording.error));
  return recording.value();
};
const failing = (recorded: Json): string[] =>
  judge(recorded)
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ name }) => name);

describe('rings that somebody else left broken', () => {
  const recorded = read('rings-malformed.json');
  const names: string[] = recorded.cases.map((each: Json) => each.name);

  it('every verdict of the text is ours', () => {
    expect(failing(recorded)).toEqual([]);
    expect(judge(recorded).map(({ name }) => name)).toEqual(names);
  });

  it('tells where Linux is laxer, and why we are not', () => {
    const allowed = judge(recorded).flatMap(({ name, allowed }) =>
      allowed.map(({ rule, why }) => ({ name, rule, why })),
    );
    expect(allowed).toEqual([
      { name: 'avail-idx-jump', rule: 'linux-is-laxer', why: expect.stringMatching(/^M14: /) },
      { name: 'inorder-bad-id', rule: 'linux-is-laxer', why: expect.stringMatching(/^M27: /) },
      { name: 'ok-packed-out-of-order', rule: 'length-without-write', why: expect.stringContaining('only with WRITE') },
    ]);
  });

  it.each(names)('%s fails with another verdict', name => {
    const changed = structuredClone(recorded);
    const given = changed.cases.find((each: Json) => each.name === name);
    given.verdict = given.verdict === 'ok' ? 'fault' : 'ok';
    expect(failing(changed)).toEqual([name]);
  });

  it.each<[string, (given: Json) => void]>([
    ['ok-indirect', given => given.linuxVringh[0].descriptors[1].len++],
    ['ok-single', given => (given.linuxVringh[0].head = 1)],
    ['ok-single', given => (given.linuxVringh[1].ret = 1)],
    ['next-fffe', given => (given.linuxVringh[0].ret = 0)],
    ['loop-all-writable', given => (given.linuxVringh[0].ret = -22)],
    ['loop-all-writable', given => (given.linuxVringh[0].head = 1)],
    ['avail-idx-jump', given => (given.linuxVringh[3].descriptors[0].len = 17)],
    ['avail-idx-jump', given => (given.linuxVringh[5].head = 2)],
    ['used-id-high-bits', given => (given.linuxDriver[0].token = 0)],
    ['ok-packed-out-of-order', given => (given.linuxDriver[0].len = 0)],
    ['used-id-twice', given => (given.linuxDriver[0].len = 2)],
    ['used-id-twice', given => (given.linuxDriver[1].broken = false)],
    ['inorder-bad-id', given => (given.linuxDriver[1].len = 63)],
    ['packed-id-twice', given => (given.nextAddRet = 0)],
    ['ok-packed-out-of-order', given => (given.linuxDriver[0].token = 0)],
  ])('%s fails with another answer (%#)', (name, change) => {
    const changed = structuredClone(recorded);
    change(changed.cases.find((each: Json) => each.name === name));
    expect(failing(changed)).toEqual([name]);
  });
});

describe('what Linux hands on and we do not', () => {
  const [split] = read('rings-malformed.json').cases.filter((each: Json) => each.name === 'used-id-twice');
  const tooLong = (more: Json = {}) => ({
    schema: 'virtio-ring-malformed/1',
    cases: [
      {
        ...split,
        name: 'too-long',
        verdict: 'fault',
        // id 2, len 65, where 64 bytes can be written
        memory: [split.memory[0], ['0x5530e', '01000200000041']],
        linuxDriver: [
          { token: 1, len: 65, broken: false },
          { token: null, broken: false },
        ],
        nextAddRet: 0,
        ...more,
      },
    ],
  });
  it('a used length that does not fit', () => {
    expect(judge(tooLong())).toMatchObject([{ verdict: 'agrees', allowed: [{ rule: 'linux-is-laxer' }] }]);
    expect(failing(tooLong({ verdict: 'ok' }))).toEqual(['too-long']);
    expect(failing(tooLong({ nextAddRet: -5 }))).toEqual(['too-long']);
    expect(failing(tooLong({ linuxDriver: [{ token: 0, len: 65, broken: false }] }))).toEqual(['too-long']);
  });

  it('the same head twice: a violation that a device goes on after', () => {
    const twice = structuredClone(read('rings-malformed.json').cases[0]);
    twice.memory[0] = ['0x49be6', '02'];
    twice.linuxVringh.splice(1, 0, twice.linuxVringh[0]);
    Object.assign(twice, { verdict: 'fault', specViolation: 'descriptor in two buffers' });
    expect(failing({ schema: 'virtio-ring-malformed/1', cases: [twice] })).toEqual([]);
  });
});

describe('layouts of C headers', () => {
  const recorded = read('layouts.json');

  it('lay out structs that no part of this engine works with as the text does', () => {
    const field = (name: string, offset: number, size: number | null) => ({ name, offset, size });
    const key = { ...field('hash_key_data', 3, null), flexible: true, elemSize: 1 };
    const structs = {
      virtio_pci_cap64: {
        size: 24,
        align: 4,
        fields: [field('cap', 0, 16), field('offset_hi', 16, 4), field('length_hi', 20, 4)],
      },
      virtio_net_ctrl_mac: {
        size: 4,
        align: 1,
        fields: [field('entries', 0, 4), { ...field('macs', 4, null), flexible: true, elemSize: 6 }],
      },
      virtio_net_hdr_v1_hash: {
        size: 20,
        align: 4,
        fields: [field('hdr', 0, 12), field('hash_value', 12, 4), field('hash_report', 16, 2), field('padding', 18, 2)],
      },
      virtio_net_hdr_v1_hash_tunnel: {
        size: 24,
        align: 4,
        fields: [field('hash_hdr', 0, 20), field('outer_th_offset', 20, 2), field('inner_nh_offset', 22, 2)],
      },
      virtio_net_rss_config_trailer: {
        size: 4,
        align: 2,
        fields: [field('max_tx_vq', 0, 2), field('hash_key_length', 2, 1), key],
      },
      virtio_net_stats_tx_csum: {
        size: 24,
        align: 8,
        fields: [field('hdr', 0, 8), field('tx_csum_none', 8, 8), field('tx_needs_csum', 16, 8)],
      },
      virtio_blk_discard_write_zeroes: {
        size: 16,
        align: 8,
        fields: [field('sector', 0, 8), field('num_sectors', 8, 4), field('flags', 12, 4)],
      },
    };
    const verdicts = (changed: Json) =>
      judge({ schema: 'virtio-layouts/1', structs: changed }).map(each => each.verdict);
    expect(verdicts(structs)).toEqual(Array(7).fill('agrees'));
    for (const name of Object.keys(structs)) {
      const changed = structuredClone(structs) as Json;
      changed[name].fields.at(-1).name += '_';
      expect(verdicts({ [name]: changed[name] })).toEqual(['differs']);
      const { align, ...others } = structs[name as keyof typeof structs];
      expect(verdicts({ [name]: { ...others, align: align === 8 ? 4 : 8 } })).toEqual(['differs']);
    }
  });

  it('give numbers that no part of this engine works with as the text does', () => {
    const constants = {
      'virtio_mmio.h': { VIRTIO_MMIO_STATUS: 0x70, VIRTIO_MMIO_QUEUE_USED_HIGH: 0xa4, VIRTIO_MMIO_SHM_LEN_LOW: 0xb0 },
      'virtio_console.h': { VIRTIO_CONSOLE_F_EMERG_WRITE: 2, VIRTIO_CONSOLE_RESIZE: 5 },
      'virtio_net.h': { VIRTIO_NET_HDR_GSO_ECN: 0x80, VIRTIO_NET_RSS_HASH_TYPE_UDP_EX: 0x100 },
      'virtio_blk.h': { VIRTIO_BLK_T_ZONE_RESET: 24, VIRTIO_BLK_ZS_OFFLINE: 15 },
      'virtio_ids.h': { VIRTIO_ID_SPI: 45, VIRTIO_ID_GPU: 16, VIRTIO_TRANS_ID_9P: 0x1009 },
    };
    const judged = judge({ schema: 'virtio-layouts/1', structs: {}, constants });
    expect(judged.map(({ verdict }) => verdict)).toEqual(Array(5).fill('agrees'));
  });

  it('agree in every struct that is declared here', () => {
    expect(failing(recorded)).toEqual([]);
    const agreeing = judge(recorded).filter(({ verdict }) => verdict === 'agrees');
    expect(agreeing.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'vring_desc',
        'vring_avail',
        'vring_used_elem',
        'vring_used',
        'vring_packed_desc',
        'vring_packed_desc_event',
        'virtio_pci_common_cfg',
        'virtio_pci_modern_common_cfg',
        'virtio_net_config',
        'virtio_net_hdr_v1',
        'virtio_blk_config',
        'virtio_blk_outhdr',
        'virtio_ring.h',
        'vringNeedEvent',
        'vringLayout',
      ]),
    );
  });

  it.each<[string, (changed: Json) => void]>([
    ['vring_packed_desc', changed => (changed.structs.vring_packed_desc.fields[2].offset = 14)],
    ['vring_avail', changed => (changed.structs.vring_avail.fields[2].offset = 6)],
    ['vring_desc', changed => (changed.structs.vring_desc.size = 24)],
    ['vring_desc', changed => changed.structs.vring_desc.fields.push(changed.structs.vring_desc.fields.at(-1))],
    ['virtio_pci_common_cfg', changed => (changed.structs.virtio_pci_common_cfg.fields.at(-1).offset = 48)],
    ['virtio_ring.h', changed => (changed.constants['virtio_ring.h'].VRING_PACKED_DESC_F_USED = 14)],
    ['vringNeedEvent', changed => (changed.functions.vringNeedEvent.rows[6][3] = true)],
    [
      'vring',
      changed => (changed.structs.vring = { size: 32, align: 8, fields: [{ name: 'num', offset: 0, size: 5 }] }),
    ],
    [
      'virtio_config.h',
      changed => (changed.constants['virtio_config.h'] = { VIRTIO_F_RING_PACKED: 35, VIRTIO_CONFIG_S_FAILED: 128 }),
    ],
    [
      'virtio_net_ctrl_mq',
      changed =>
        (changed.structs.virtio_net_ctrl_mq = {
          size: 4,
          align: 4,
          fields: [{ name: 'virtqueue_pairs', offset: 0, size: 4 }],
        }),
    ],
    ['virtio_mmio.h', changed => (changed.constants['virtio_mmio.h'] = { VIRTIO_MMIO_STATUS: 0x71 })],
    ['virtio_console.h', changed => (changed.constants['virtio_console.h'] = { VIRTIO_CONSOLE_RESIZE: 6 })],
    ['virtio_net.h', changed => (changed.constants['virtio_net.h'] = { VIRTIO_NET_HDR_GSO_ECN: 0x40 })],
    ['virtio_blk.h', changed => (changed.constants['virtio_blk.h'] = { VIRTIO_BLK_T_ZONE_RESET: 25 })],
    ['virtio_ids.h', changed => (changed.constants['virtio_ids.h'] = { VIRTIO_ID_SPI: 44 })],
    ['specOnly', changed => (changed.specOnly = { adminStatus: { ENXIO: 7 } })],
    ['vringLayout', changed => changed.functions.vringLayout[3].availEvent++],
  ])('%s fails with another value', (name, change) => {
    const changed = structuredClone(recorded);
    change(changed);
    expect(failing(changed)).toEqual([name]);
  });
});

describe('admin commands', () => {
  const recorded = read('commands.json');
  const names: string[] = recorded.vectors.map((each: Json) => each.name);
  const only = (vector: Json) => ({ ...recorded, vectors: [vector] });

  it('are all encoded and decoded byte for byte', () => {
    expect(judge(recorded).map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(
      names.map(name => `${name} agrees`),
    );
  });

  /** A value of the same kind that is not the same. */
  const altered = (value: Json): Json => {
    if (typeof value === 'number') return value + 1;
    return `${value.slice(0, -1)}${value.endsWith('1') ? '2' : '1'}`;
  };
  const alter = (holder: Json, passing: string[], vector: Json, path = ''): void => {
    for (const [key, value] of Object.entries<Json>(holder)) {
      if (path === '' && ['name', 'source', 'note', 'opcodeName'].includes(key)) continue;
      if (typeof value === 'object') alter(value, passing, vector, `${path}.${key}`);
      else if (value !== '') {
        holder[key] = altered(value);
        const recording = readRecording(only(vector));
        if (recording.ok && recording.value()[0]?.verdict !== 'differs') passing.push(`${path}.${key}`);
        holder[key] = value;
      }
    }
  };

  it.each(names)('%s fails with any other value', name => {
    const vector = recorded.vectors.find((each: Json) => each.name === name);
    const passing: string[] = [];
    alter(vector, passing, vector);
    expect(passing).toEqual([]);
  });

  const vectorOf = (name: string): Json => structuredClone(recorded.vectors.find((each: Json) => each.name === name));
  const failsWith = (name: string, change: (vector: Json) => void): boolean => {
    const vector = vectorOf(name);
    change(vector);
    return failing(only(vector)).length > 0;
  };

  it.each<[string, (vector: Json) => void]>([
    ['linux-parts-metadata-size', vector => vector.readableSegments.reverse()],
    ['linux-parts-metadata-size', vector => (vector.writableSegments = [7, 9])],
    ['obj-destroy', vector => (vector.readableSegments = [33, -1])],
    ['obj-destroy', vector => (vector.readableSegments = ['32'])],
    ['parts-set-ten', vector => (vector.fields.parts[0].selector += '00')],
    ['parts-set-ten', vector => (vector.fields.parts[2].selector = '10000000000000')],
    ['parts-set-ten', vector => (vector.fields.parts[9].value = '02000201000000')],
    ['parts-set-ten', vector => (vector.fields.parts[3].length = 2)],
    ['parts-set-ten', vector => (vector.fields.parts[3].partType += 0x10000)],
    ['legacy-dev-read-8', vector => (vector.response.fields.data = '00100000000000')],
    [
      'legacy-common-write-pfn',
      vector => {
        vector.readable = `${vector.readable.slice(0, -4)}0000`;
        vector.fields.data = '2143';
      },
    ],
  ])('%s fails with pieces, lengths and parts that do not fit (%#)', (name, change) => {
    expect(failsWith(name, change)).toBe(true);
    expect(failsWith(name, () => {})).toBe(false);
  });

  it('read what is not there as zero', () => {
    const vector = vectorOf('obj-create-dev-parts-get');
    const readable = vector.readable.slice(0, 2 * 24);
    Object.assign(vector.fields, { id: 0 });
    expect(failing(only({ ...vector, readable, readableSegments: [24] }))).toEqual([]);
    Object.assign(vector.fields, { devPartsType: 1 });
    expect(failing(only({ ...vector, readable, readableSegments: [24] }))).toEqual([vector.name]);
  });

  it('that no dialect has are unknown, and no success', () => {
    const vector = { ...recorded.vectors[0], opcode: 0x7fff, opcodeName: 'VIRTIO_ADMIN_CMD_NOBODY_KNOWS' };
    expect(judge(only(vector))).toMatchObject([{ verdict: 'unknown', differences: [] }]);
  });
});
