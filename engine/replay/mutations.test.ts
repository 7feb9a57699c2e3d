import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contradiction } from './decoded.ts';
import { readRecording } from './recording.ts';

/*
 * What a recording claims is changed, one thing at a time, and it has to fail each time. Where there are many things to
 * change, some are drawn by the seed.
 */

// biome-ignore lint/suspicious/noExplicitAny: tests alter any member of a recording
type Json = any;
const load = (file: string): Json => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

const SEED = 0x1af4;
/** So many of a list, the same ones every time. */
const drawn = <T>(all: readonly T[], count: number): T[] => {
  let state = SEED;
  return Array.from({ length: Math.min(count, all.length) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return all[state % all.length]!;
  });
};

/** Puts a value there, and gives back what puts the old one there again. */
const put = (holder: Json, key: string | number, value: Json): (() => void) => {
  const was = holder[key];
  holder[key] = value;
  return () => {
    holder[key] = was;
  };
};

interface Mutation {
  readonly what: string;
  /** Does it, and gives back what undoes it. */
  readonly change: () => () => void;
}

const others = (value: Json): Json[] => {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value ^ 0x80, 0].filter(each => each !== value);
  if (typeof value !== 'string') return ['x'];
  const last = Number.parseInt(value.at(-1)!, 16);
  return Number.isNaN(last) ? [`${value}x`] : [`${value.slice(0, -1)}${(last ^ 1).toString(16)}`, `${value}0`];
};

/** Every value otherwise, every element of a list gone, and in every object a member that nobody knows. */
const mutationsOf = (holder: Json, key: string | number, what = String(key)): Mutation[] => {
  const value = holder[key];
  if (typeof value !== 'object' || value === null) {
    return others(value).map(other => ({
      what: `${what}: ${value} → ${other}`,
      change: () => put(holder, key, other),
    }));
  }
  const inside = Object.keys(value).flatMap(name => mutationsOf(value, name, `${what}.${name}`));
  if (!Array.isArray(value)) return inside;
  const without = value.map((each, at) => ({
    what: `${what} without ${at}`,
    change: () => {
      value.splice(at, 1);
      return () => void value.splice(at, 0, each);
    },
  }));
  return [...inside, ...without];
};

const withMember = (holder: Json, what: string): Mutation => ({
  what: `${what} with another member`,
  change: () => {
    holder.another = 1;
    return () => delete holder.another;
  },
});

const passes = (recorded: Json): boolean => {
  const recording = readRecording(recorded);
  return recording.ok && recording.value().every(({ verdict }) => verdict !== 'differs');
};

/** What was changed and nobody saw; the recording as it is has to pass. */
const slipped = (mutations: readonly Mutation[], isFine: () => boolean): string[] => {
  expect(isFine()).toBe(true);
  expect(mutations.length).toBeGreaterThan(0);
  const unseen = mutations.flatMap(({ what, change }) => {
    const back = change();
    const slips = isFine() ? [what] : [];
    back();
    return slips;
  });
  expect(isFine()).toBe(true);
  return unseen;
};

describe('words beside the bytes of a conversation', () => {
  const conversations: Json[] = [...load('recordings/qemu.json'), ...load('recordings/qemu-own.json')];
  const decoded = conversations.flatMap(recording =>
    recording.steps
      .filter((step: Json) => step.decoded !== undefined)
      .map((step: Json) => ({ recording, step, what: recording.id as string })),
  );
  const all = ({ step, what }: Json): Mutation[] => [
    ...mutationsOf(step, 'decoded', what),
    withMember(step.decoded, what),
    ...(step.decoded.ring ?? []).map((each: Json) => withMember(each, `${what}.ring`)),
  ];

  it('say what the bytes say, every member', () => {
    expect(decoded.length).toBeGreaterThan(20);
    for (const each of decoded) {
      const bytes = Uint8Array.from(Buffer.from(each.step.expect, 'hex'));
      expect(slipped(all(each), () => contradiction(each.step.decoded, bytes) === null)).toEqual([]);
    }
  });

  it('fail the conversation if they do not, with the place', () => {
    for (const each of drawn(decoded, 8)) {
      const mutations = [...drawn(all(each), 3), ...mutationsOf(each.step, 'decoded').slice(-1)];
      expect(slipped(mutations, () => passes(each.recording))).toEqual([]);
    }
    const { step } = decoded.find(each => each.step.decoded.ring)!;
    const bytes = Uint8Array.from(Buffer.from(step.expect, 'hex'));
    const shorter = { ...step.decoded, ring: step.decoded.ring.slice(1) };
    expect(contradiction(shorter, bytes)).toMatchObject({ field: 'decoded.ring.length' });
    expect(contradiction('a ring', bytes)).toMatchObject({ field: 'decoded' });
  });
});

describe('what Linux answers to broken rings', () => {
  const recorded = load('testdata/rings-malformed.json');
  it.each<Json>(recorded.cases.map((each: Json) => [each.name, each]))(
    '%s has as many answers as it needs',
    (_, given) => {
      const list: Json[] = given.linuxVringh ?? given.linuxDriver;
      const isFine = () => passes({ ...recorded, cases: [given] });
      const more: Mutation = {
        what: 'one more',
        change: () => {
          list.push(list.at(-1));
          return () => list.pop();
        },
      };
      const mutations = [
        ...mutationsOf(given, 'linuxVringh' in given ? 'linuxVringh' : 'linuxDriver'),
        ...mutationsOf(given, 'verdict'),
        ...['none', 'unspecified', ''].flatMap(wording =>
          wording === given.specViolation
            ? []
            : [
                {
                  what: `specViolation ${wording}`,
                  change: () => put(given, 'specViolation', wording),
                },
              ],
        ),
        more,
      ];
      expect(slipped(mutations, isFine)).toEqual([]);
    },
  );

  it('goes on behind an entry that only Linux takes', () => {
    // flags INDIRECT and NEXT, and the table is fine
    const given = structuredClone(recorded.cases.find((each: Json) => each.name === 'ok-indirect'));
    const at = given.memory.findIndex(([address]: [string]) => address === '0x768c1');
    given.memory[at][1] = `${given.memory[at][1].slice(0, -2)}05`;
    Object.assign(given, { verdict: 'fault', specViolation: 'INDIRECT with NEXT' });
    expect(
      slipped(mutationsOf(given.linuxVringh, 1, 'linuxVringh'), () => passes({ ...recorded, cases: [given] })),
    ).toEqual([]);
    expect(passes({ ...recorded, cases: [{ ...given, linuxVringh: given.linuxVringh.slice(0, 1) }] })).toBe(false);
  });
});

it('names of admin commands are those of their opcodes', () => {
  const recorded = load('testdata/commands.json');
  for (const vector of recorded.vectors) {
    const mutations = mutationsOf(vector, 'opcodeName');
    expect(slipped(mutations, () => passes({ ...recorded, vectors: [vector] }))).toEqual([]);
  }
});

describe('C headers', () => {
  const recorded = load('testdata/layouts.json');
  const base = { schema: recorded.schema, structs: {} };
  const declared = Object.entries<Json>(recorded.structs).filter(([name, struct]) => {
    const recording = readRecording({ ...base, structs: { [name]: struct } });
    return recording.ok && recording.value()[0]?.verdict === 'agrees';
  });

  it('fail in every member of every struct that is declared here', () => {
    expect(declared.length).toBeGreaterThan(30);
    for (const [name, struct] of declared) {
      const members = ['size', 'align', 'fields'].flatMap(member => mutationsOf(struct, member, `${name}.${member}`));
      const mutations = drawn(members, 60);
      expect(slipped(mutations, () => passes({ ...base, structs: { [name]: struct } }))).toEqual([]);
    }
  });

  const constants: Json = {
    ...recorded.constants,
    'virtio_config.h': { VIRTIO_F_ADMIN_VQ: 41, VIRTIO_F_IOMMU_PLATFORM: 33, VIRTIO_CONFIG_S_FEATURES_OK: 8 },
    'virtio_pci.h': {
      VIRTIO_PCI_STATUS: 18,
      VIRTIO_PCI_ISR_CONFIG: 2,
      VIRTIO_MSI_NO_VECTOR: 65535,
      VIRTIO_PCI_CAP_DEVICE_CFG: 4,
      VIRTIO_PCI_VRING_ALIGN: 4096,
      VIRTIO_ADMIN_STATUS_OK: 0,
      VIRTIO_ADMIN_GROUP_TYPE_SRIOV: 1,
      VIRTIO_ADMIN_CMD_NOTIFY_INFO_FLAGS_OWNER_MEM: 2,
      VIRTIO_ADMIN_CMD_MAX_NOTIFY_INFO: 4,
      VIRTIO_DEV_PARTS_CAP: 0,
      VIRTIO_RESOURCE_OBJ_DEV_PARTS: 0,
      VIRTIO_RESOURCE_OBJ_DEV_PARTS_TYPE_SET: 1,
      VIRTIO_ADMIN_CMD_DEV_PARTS_METADATA_TYPE_LIST: 2,
      VIRTIO_ADMIN_CMD_DEV_PARTS_GET_TYPE_ALL: 1,
      VIRTIO_DEV_PART_F_OPTIONAL: 0,
      VIRTIO_ADMIN_CMD_DEV_MODE_F_STOPPED: 0,
    },
    'virtio_ids.h': { VIRTIO_ID_NET: 1, VIRTIO_ID_BLOCK: 2, VIRTIO_ID_RNG: 4, VIRTIO_TRANS_ID_RNG: 0x1005 },
    'virtio_net.h': { VIRTIO_NET_F_MQ: 22, VIRTIO_NET_CTRL_MQ: 4, VIRTIO_NET_CTRL_RX_NOBCAST: 5, VIRTIO_NET_ERR: 1 },
    'virtio_blk.h': { VIRTIO_BLK_F_WCE: 9, VIRTIO_BLK_ID_BYTES: 20, VIRTIO_BLK_T_FLUSH: 4, VIRTIO_BLK_S_UNSUPP: 2 },
  };
  it.each(Object.keys(constants))('fail in every constant of %s that is declared here', header => {
    const values = constants[header];
    const isFine = () => passes({ ...base, constants: { [header]: values } });
    expect(slipped(mutationsOf(constants, header), isFine)).toEqual([]);
  });

  it('and in what is in the text alone', () => {
    const specOnly = {
      featureBits: { VIRTIO_F_SUSPEND: 43 },
      deviceStatusBits: { SUSPEND: 16 },
      adminOpcodesAmbiguous: {
        RESOURCE_OBJ_MODIFY: { commandSection: 11, opcodeTable: 12 },
        RESOURCE_OBJ_QUERY: { commandSection: 12, opcodeTable: 11 },
      },
    };
    expect(slipped(mutationsOf({ specOnly }, 'specOnly'), () => passes({ ...base, specOnly }))).toEqual([]);
  });
});

describe('a real driver', () => {
  const recorded = load('recordings/linux.json');
  const net = recorded.traces.find((each: Json) => each.deviceId === 1);
  const rng = recorded.traces.find((each: Json) => each.deviceId === 4);

  it('declines no bit that Linux takes, and has written what it says', () => {
    for (const trace of [net, rng]) {
      const isFine = () => passes({ ...recorded, traces: [trace] });
      const offers = trace.accesses.filter((each: Json) => each.op === 'read' && each.register === 'device_feature');
      const mutations = offers.slice(0, 2).flatMap((each: Json, word: number) =>
        [
          [0, 1, 7, 8, 28, 29],
          [0, 1, 2, 8],
        ][word]!.map(bit => ({
          what: `${trace.name}: bit ${bit} of ${each.value} turned`,
          change: () => put(each, 'value', `0x${((Number(each.value) ^ (2 ** bit)) >>> 0).toString(16)}`),
        })),
      );
      expect(slipped([...mutations, ...mutationsOf(trace, 'negotiatedBits')], isFine)).toEqual([]);
    }
  });

  it('reads an interrupt status that can be', () => {
    const isr = { op: 'read', region: 'isr', offset: 0, size: 1 };
    const at = net.accesses.findIndex(({ region }: Json) => region === 'isr');
    const withIsr = (trace: Json, place: number, value: number) =>
      passes({ ...recorded, traces: [{ ...trace, accesses: trace.accesses.toSpliced(place, 0, { ...isr, value }) }] });
    // it has looked at its configuration before, and does not after it
    const isrs = [0, 1, 2, 3, 4, 0x80];
    expect(isrs.map(value => withIsr(net, at, value))).toEqual([true, true, false, false, false, false]);
    // nothing to tell before DRIVER_OK, nor after a reset
    expect([withIsr(net, 5, 0), withIsr(net, 5, 1), withIsr(net, net.accesses.length, 1)]).toEqual([
      true,
      false,
      false,
    ]);
    const running = rng.accesses.findIndex(({ value, op }: Json) => op === 'write' && Number(value) === 0xf) + 1;
    expect([1, 2, 3].map(value => withIsr(rng, running, value))).toEqual([true, false, false]);
  });
});
