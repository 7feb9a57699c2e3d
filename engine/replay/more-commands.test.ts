import { describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';

/*
 * Admin commands as bytes that were put together by hand from the published text, field by field: every command, every
 * status, lengths and cuts that the recordings do not have.
 */

type Fields = Readonly<Record<string, unknown>>;
interface Vector {
  readonly name: string;
  readonly opcode: number;
  readonly opcodeName: string;
  readonly groupType: number;
  readonly groupMemberId: string;
  readonly fields: Fields;
  readonly readable: string;
  readonly readableSegments: readonly number[];
  readonly writableCapacity: number;
  readonly writableSegments: readonly number[];
  readonly response: { readonly status: number; readonly statusQualifier: number; readonly fields: Fields };
  readonly writable: string;
  readonly usedLen: number;
}

/** Little-endian digits; the one thing that is worked out here. */
const le = (value: number | bigint, bytes: number): string =>
  Array.from({ length: bytes }, (_, k) =>
    ((BigInt(value) >> BigInt(8 * k)) & 0xffn).toString(16).padStart(2, '0'),
  ).join('');

interface Given {
  readonly name: string;
  readonly command: string;
  readonly opcode: number;
  readonly group?: number;
  readonly member?: bigint;
  readonly fields?: Fields;
  /** Command specific data and result, as hex digits. */
  readonly data?: string;
  readonly result?: string;
  readonly answer?: Fields;
  readonly status?: readonly [number, number];
  readonly cuts?: readonly number[];
  readonly room?: number;
}

const vector = (given: Given): Vector => {
  const { name, command, opcode, group = 1, member = 2n, fields = {}, data = '', result = '', answer = {} } = given;
  const [status, statusQualifier] = given.status ?? [0, 0];
  const readable = `${le(opcode, 2)}${le(group, 2)}${'00'.repeat(12)}${le(member, 8)}${data}`;
  const writable = `${le(status, 2)}${le(statusQualifier, 2)}00000000${result}`;
  const [length, usedLen] = [readable.length / 2, writable.length / 2];
  const cuts = given.cuts ?? [24];
  const left = length - cuts.reduce((sum, each) => sum + each, 0);
  const room = given.room ?? usedLen;
  return {
    name,
    opcode,
    opcodeName: `VIRTIO_ADMIN_CMD_${command}`,
    groupType: group,
    groupMemberId: member.toString(),
    fields,
    readable,
    readableSegments: left > 0 ? [...cuts, left] : cuts,
    writableCapacity: room,
    writableSegments: room > 8 ? [8, room - 8] : [room],
    response: { status, statusQualifier, fields: answer },
    writable,
    usedLen,
  };
};

const self = { group: 0, member: 0n } as const;
const refused = (status: number, qualifier: number) => ({ status: [status, qualifier] as const });

const ffCap = {
  groupsLimit: 0x01020304,
  classifiersLimit: 5,
  rulesLimit: 600,
  rulesPerGroupLimit: 70,
  lastRulePriority: 8,
  selectorsPerClassifierLimit: 9,
};
const ffCapBytes = `0403020105000000580200004600000008090000`;
/** type, reserved 2 bytes, id. */
const object = (type: number, id: number) => `${le(type, 2)}0000${le(id, 4)}`;
/** part_type, flags, a reserved byte, selector, length. */
const head = (type: number, flags: number, selector: string, length: number) =>
  `${le(type, 2)}${le(flags, 1)}00${selector}${le(length, 4)}`;

const vectors: readonly Vector[] = [
  vector({
    name: 'list-query-two-words',
    command: 'LIST_QUERY',
    opcode: 0x0000,
    member: 0n,
    result: `${le(3n, 8)}${le(1n, 8)}`,
    answer: { deviceAdminCmdOpcodes: ['0x3', '0x1'] },
    cuts: [4, 12, 8],
    room: 128,
  }),
  vector({
    name: 'list-use-two-words',
    command: 'LIST_USE',
    opcode: 0x0001,
    member: 0n,
    data: `${le(0x7fn, 8)}${le(2n, 8)}`,
    fields: { deviceAdminCmdOpcodes: ['0x7f', '0x2'] },
    cuts: [16, 16],
  }),
  vector({
    name: 'list-use-refused',
    command: 'LIST_USE',
    opcode: 0x0001,
    member: 0n,
    data: le(0xffn, 8),
    fields: { deviceAdminCmdOpcodes: ['0xff'] },
    ...refused(22, 3),
  }),
  vector({
    name: 'legacy-common-write-msix',
    command: 'LEGACY_COMMON_CFG_WRITE',
    opcode: 0x0002,
    data: `14${'00'.repeat(7)}0100`,
    fields: { offset: 20, data: '0100' },
    cuts: [24, 8],
  }),
  vector({
    name: 'legacy-common-read-status',
    command: 'LEGACY_COMMON_CFG_READ',
    opcode: 0x0003,
    member: 65535n,
    data: '12',
    fields: { offset: 18, size: 1 },
    result: '0f',
    answer: { data: '0f' },
  }),
  vector({
    name: 'legacy-dev-write-six',
    command: 'LEGACY_DEV_CFG_WRITE',
    opcode: 0x0004,
    data: `00${'00'.repeat(7)}525400123456`,
    fields: { offset: 0, data: '525400123456' },
    cuts: [8, 8, 8, 8],
  }),
  vector({
    name: 'legacy-dev-read-two',
    command: 'LEGACY_DEV_CFG_READ',
    opcode: 0x0005,
    data: '06',
    fields: { offset: 6, size: 2 },
    result: '0100',
    answer: { data: '0100' },
  }),
  vector({
    name: 'legacy-notify-info',
    command: 'LEGACY_NOTIFY_INFO',
    opcode: 0x0006,
    result: `0102${'00'.repeat(6)}${le(0x1000n, 8)}0203${'00'.repeat(6)}${le(0x2_0000_0000n, 8)}${'00'.repeat(32)}`,
    answer: {
      entries: [
        { flags: 1, bar: 2, offset: '0x1000' },
        { owner: 2, bar: 3, offset: '0x200000000' },
      ],
    },
  }),
  vector({
    name: 'cap-id-list-one-word',
    command: 'CAP_ID_LIST_QUERY',
    opcode: 0x0007,
    ...self,
    result: le(1n, 8),
    answer: { supportedCaps: ['0x1'] },
  }),
  vector({
    name: 'cap-get-flow-filter',
    command: 'DEVICE_CAP_GET',
    opcode: 0x0008,
    ...self,
    data: `0008${'00'.repeat(6)}`,
    fields: { id: 0x0800 },
    result: ffCapBytes,
    answer: ffCap,
  }),
  vector({
    name: 'cap-get-unknown',
    command: 'DEVICE_CAP_GET',
    opcode: 0x0008,
    ...self,
    data: `ff0f${'00'.repeat(6)}`,
    fields: { id: 0x0fff },
    ...refused(6, 3),
  }),
  vector({
    name: 'cap-set-flow-filter',
    command: 'DRIVER_CAP_SET',
    opcode: 0x0009,
    ...self,
    data: `0008${'00'.repeat(6)}${ffCapBytes}`,
    fields: { id: 0x0800, ...ffCap },
    cuts: [24, 8],
  }),
  vector({
    name: 'cap-set-in-use',
    command: 'DRIVER_CAP_SET',
    opcode: 0x0009,
    ...self,
    data: `0000${'00'.repeat(6)}0102`,
    fields: { id: 0, getPartsResourceObjectsLimit: 1, setPartsResourceObjectsLimit: 2 },
    ...refused(16, 1),
  }),
  vector({
    name: 'object-create-taken',
    command: 'RESOURCE_OBJ_CREATE',
    opcode: 0x000a,
    data: `${object(0, 7)}${le(0n, 8)}01${'00'.repeat(7)}`,
    fields: { type: 0, id: 7, flags: '0x0', devPartsType: 1 },
    ...refused(17, 3),
  }),
  vector({
    name: 'object-create-no-room',
    command: 'RESOURCE_OBJ_CREATE',
    opcode: 0x000a,
    ...self,
    data: `${object(0x200, 3)}${le(0n, 8)}0500`,
    fields: { type: 0x200, id: 3, flags: '0x0', data: '0500' },
    ...refused(28, 6),
  }),
  vector({
    name: 'object-query',
    command: 'RESOURCE_OBJ_QUERY',
    opcode: 0x000b,
    ...self,
    data: `${object(0x202, 0xfffffffe)}${le(0n, 8)}`,
    fields: { type: 0x202, id: 0xfffffffe, flags: '0x0' },
    result: '0200000000000000',
    answer: { data: '0200000000000000' },
    room: 64,
  }),
  vector({
    name: 'object-modify',
    command: 'RESOURCE_OBJ_MODIFY',
    opcode: 0x000c,
    ...self,
    data: `${object(0x201, 1)}${le(0x1122334455667788n, 8)}aabb`,
    fields: { type: 0x201, id: 1, flags: '0x1122334455667788', data: 'aabb' },
    cuts: [24, 8, 8],
  }),
  vector({
    name: 'object-destroy-busy',
    command: 'RESOURCE_OBJ_DESTROY',
    opcode: 0x000d,
    ...self,
    data: object(0x200, 2),
    fields: { type: 0x200, id: 2 },
    ...refused(16, 1),
  }),
  vector({
    name: 'parts-metadata-two-heads',
    command: 'DEV_PARTS_METADATA_GET',
    opcode: 0x000e,
    data: `${object(0, 1)}02${'00'.repeat(7)}`,
    fields: { type: 0, id: 1, metadataType: 2 },
    result: `0200000000000000${head(0x103, 0, '00'.repeat(8), 1)}${head(0x104, 0, `0100${'00'.repeat(6)}`, 32)}`,
    answer: {
      count: 2,
      hdrs: [
        { partType: 0x103, flags: 0, selector: '00'.repeat(8), length: 1 },
        { partType: 0x104, flags: 0, selector: `0100${'00'.repeat(6)}`, length: 32 },
      ],
    },
  }),
  vector({
    name: 'parts-metadata-too-short',
    command: 'DEV_PARTS_METADATA_GET',
    opcode: 0x000e,
    data: `${object(0, 1)}02${'00'.repeat(7)}`,
    fields: { type: 0, id: 1, metadataType: 2 },
    ...refused(12, 6),
    room: 16,
  }),
  vector({
    name: 'parts-get-selected',
    command: 'DEV_PARTS_GET',
    opcode: 0x000f,
    data: `${object(0, 1)}00${'00'.repeat(7)}${head(0x102, 0, `12000000${'00'.repeat(4)}`, 0)}`,
    fields: {
      type: 0,
      id: 1,
      getType: 0,
      hdrList: [{ partType: 0x102, flags: 0, selector: `12000000${'00'.repeat(4)}`, length: 0 }],
    },
    result: `${head(0x102, 0, `12000000${'00'.repeat(4)}`, 2)}0200`,
    answer: { parts: [{ partType: 0x102, flags: 0, selector: `12000000${'00'.repeat(4)}`, length: 2, value: '0200' }] },
    cuts: [24, 16],
  }),
  vector({
    name: 'parts-set-optional',
    command: 'DEV_PARTS_SET',
    opcode: 0x0010,
    member: 0xffffffffffffffffn,
    data: `${object(0, 9)}${head(0x100, 1, '00'.repeat(8), 8)}${le(0x1_0000_0021n, 8)}${head(0x103, 0, '00'.repeat(8), 1)}0f${'00'.repeat(7)}`,
    fields: {
      type: 0,
      id: 9,
      parts: [
        { partType: 0x100, flags: 1, selector: '00'.repeat(8), length: 8, value: '2100000001000000' },
        { partType: 0x103, flags: 0, selector: '00'.repeat(8), length: 1, value: '0f' },
      ],
    },
  }),
  vector({
    name: 'mode-set-padded',
    command: 'DEV_MODE_SET',
    opcode: 0x0011,
    data: `01${'00'.repeat(7)}`,
    fields: { flags: 1 },
    cuts: [16, 16],
    room: 128,
  }),
  vector({
    name: 'mode-set-no-group',
    command: 'DEV_MODE_SET',
    opcode: 0x0011,
    data: '00',
    fields: { flags: 0 },
    ...refused(22, 4),
  }),
  vector({
    name: 'mode-set-no-member',
    command: 'DEV_MODE_SET',
    opcode: 0x0011,
    member: 0n,
    data: '01',
    fields: { flags: 1 },
    ...refused(22, 5),
  }),
  vector({
    name: 'mode-set-no-opcode',
    command: 'DEV_MODE_SET',
    opcode: 0x0011,
    data: '01',
    fields: { flags: 1 },
    ...refused(22, 2),
  }),
  vector({
    name: 'mode-set-try-again',
    command: 'DEV_MODE_SET',
    opcode: 0x0011,
    data: '01',
    fields: { flags: 1 },
    ...refused(11, 7),
  }),
];

const judge = (all: readonly unknown[]) => {
  const recording = readRecording({ schema: 'virtio-admin-commands/1', vectors: all });
  if (!recording.ok) throw new Error(JSON.stringify(recording.error));
  return recording.value();
};

describe('admin commands put together by hand', () => {
  it('are every command of both releases, and every status and qualifier that has a number', () => {
    expect([...new Set(vectors.map(({ opcode }) => opcode))]).toEqual(Array.from({ length: 18 }, (_, k) => k));
    const statuses = new Set(vectors.map(({ response }) => response.status));
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([0, 6, 11, 12, 16, 17, 22, 28]);
    const qualifiers = new Set(vectors.map(({ response }) => response.statusQualifier));
    expect([...qualifiers].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it.each(vectors)('$name agrees', each => {
    expect(judge([each])).toMatchObject([{ verdict: 'agrees', differences: [] }]);
  });

  /** Every single byte of a part changed, in turn. */
  const mutated = (hex: string): string[] =>
    Array.from({ length: hex.length / 2 }, (_, k) => {
      const byte = (Number.parseInt(hex.slice(2 * k, 2 * k + 2), 16) ^ 0x5a).toString(16).padStart(2, '0');
      return `${hex.slice(0, 2 * k)}${byte}${hex.slice(2 * k + 2)}`;
    });

  it.each(vectors)('$name fails with any byte changed', each => {
    const passing = (['readable', 'writable'] as const).flatMap(part =>
      mutated(each[part]).flatMap((hex, at) =>
        judge([{ ...each, [part]: hex }])[0]?.verdict === 'differs' ? [] : [`${part} ${at}`],
      ),
    );
    // What is longer than the command is not looked at: here 7 bytes that pad it to 32.
    const surplus = each.name === 'mode-set-padded' ? [25, 26, 27, 28, 29, 30, 31] : [];
    expect(passing).toEqual(surplus.map(at => `readable ${at}`));
  });

  it.each(vectors)('$name fails with any part cut or longer, and with a segment too many', each => {
    const changed = [
      { ...each, readable: `${each.readable}00`.slice(0, -4) },
      { ...each, writable: each.writable.slice(0, -2) },
      { ...each, usedLen: each.usedLen + 1 },
      { ...each, writableCapacity: each.writableCapacity + 8 },
      { ...each, readableSegments: [...each.readableSegments, 1] },
      { ...each, opcode: each.opcode ^ 1 },
      { ...each, groupType: each.groupType ^ 1 },
      { ...each, groupMemberId: (BigInt(each.groupMemberId) ^ 1n).toString() },
      { ...each, response: { ...each.response, status: each.response.status ^ 1 } },
      { ...each, response: { ...each.response, statusQualifier: each.response.statusQualifier ^ 1 } },
    ];
    expect(changed.map(other => judge([other])[0]?.verdict)).toEqual(changed.map(() => 'differs'));
  });
});

describe('admin commands where the driver gives little room, or the text two numbers', () => {
  const metadata = vectors.find(({ name }) => name === 'parts-metadata-two-heads')!;
  const cut = (given: Vector, room: number): Vector => ({
    ...given,
    writable: given.writable.slice(0, 2 * room),
    writableCapacity: room,
    writableSegments: [room],
    usedLen: room,
  });
  const verdicts = (all: readonly unknown[]) => judge(all).map(({ verdict }) => verdict);
  /** Longer than their header; a result whose length is that of its room says how much was asked for. */
  const longer = vectors.filter(({ usedLen, fields }) => usedLen > 8 && !('size' in fields));

  it('name all of a result of which only the beginning has room', () => {
    for (const given of longer)
      for (let room = 4; room < given.usedLen; room += 1) expect(verdicts([cut(given, room)])).toEqual(['agrees']);
    const short = cut(metadata, 30);
    expect(verdicts([{ ...short, response: { ...short.response, fields: { count: 2 } } }])).toEqual(['differs']);
    const refusal = vectors.find(({ response }) => response.statusQualifier > 0)!;
    for (let room = 1; room < 8; room += 1) expect(verdicts([cut(refusal, room)])).toEqual(['agrees']);
    const roomy = { ...cut(refusal, 2), writableCapacity: 8, writableSegments: [8] };
    expect(verdicts([roomy])).toEqual(['differs']);
  });

  it('fail when what has room is otherwise, or when there was more room', () => {
    for (const given of longer) {
      for (let at = 8; at < given.usedLen - 1; at += 1) {
        const short = cut(given, given.usedLen - 1);
        const byte = (Number.parseInt(short.writable.slice(2 * at, 2 * at + 2), 16) ^ 0x5a)
          .toString(16)
          .padStart(2, '0');
        const writable = `${short.writable.slice(0, 2 * at)}${byte}${short.writable.slice(2 * at + 2)}`;
        expect(verdicts([{ ...short, writable }])).toEqual(['differs']);
      }
    }
    const short = cut(metadata, 30);
    expect(verdicts([{ ...short, writableCapacity: 31, writableSegments: [31] }])).toEqual(['differs']);
  });

  it('bear either number of those for which the text has two, in all places', () => {
    const query = vectors.find(({ opcode }) => opcode === 0x000b)!;
    const modify = vectors.find(({ opcode }) => opcode === 0x000c)!;
    const other = (given: Vector, opcode: number): Vector => ({
      ...given,
      opcode,
      readable: `${le(opcode, 2)}${given.readable.slice(4)}`,
    });
    expect(verdicts([other(query, 0x000c), other(modify, 0x000b)])).toEqual(['agrees', 'agrees']);
    expect(verdicts([other(query, 0x000d), { ...query, opcode: 0x000c }])).toEqual(['differs', 'differs']);
  });

  it('of the draft are told by its header, with the error of a command', () => {
    const assign = {
      name: 'assign',
      opcode: 0,
      opcodeName: 'VIRTIO_ADMIN_DEVICE_MGMT',
      groupType: 1,
      groupMemberId: '2',
      fields: { operation: 1, resource: 0, resourceVal: '0x100000021' },
      readable: `0000010000000000${le(2, 8)}01${le(0, 2)}${le(0x1_0000_0021, 8)}0000000000`,
      readableSegments: [32],
      writableCapacity: 24,
      writableSegments: [24],
      response: { status: 0, commandSpecificError: 0, fields: { resourceVal: '0x100000021' } },
      writable: `${'00'.repeat(8)}${le(0x1_0000_0021, 8)}${'00'.repeat(8)}`,
      usedLen: 24,
    };
    const inUse = { ...assign, response: { status: 1, commandSpecificError: 0, fields: {} } };
    const refused = { ...inUse, writable: `01${'00'.repeat(7)}`, usedLen: 8 };
    const invalid = { ...refused, response: { ...refused.response, commandSpecificError: 1 } };
    expect(verdicts([assign, refused, { ...invalid, writable: `0101${'00'.repeat(6)}` }])).toEqual(
      Array(3).fill('agrees'),
    );
    expect(verdicts([invalid, inUse, { ...assign, groupMemberId: '3' }])).toEqual(Array(3).fill('differs'));
  });
});

describe('admin commands of a version that their file names', () => {
  const [word, bit63] = [0x1_0000_0021n, 2n ** 63n];
  const reviewed = (
    readings: Readonly<Record<string, string>>,
    given: { fields: Fields; data: string; result: string },
  ) => {
    const writable = `${'00'.repeat(8)}${given.result}`;
    const readable = `0000010000000000${le(2, 8)}${given.data}`;
    const [length, room] = [readable.length / 2, writable.length / 2];
    const { resourceVal } = given.fields;
    return {
      schema: 'virtio-admin-commands/1',
      dialect: 'draft-2022-07-reviewed',
      readings,
      vectors: [
        {
          name: JSON.stringify(readings),
          opcode: 0,
          opcodeName: 'VIRTIO_ADMIN_DEVICE_MGMT',
          groupType: 1,
          groupMemberId: '2',
          fields: { operation: 1, resource: 0x0201, ...given.fields },
          readable,
          readableSegments: [length],
          writableCapacity: room,
          writableSegments: [room],
          response: { status: 0, commandSpecificError: 0, fields: { resourceVal } },
          writable,
          usedLen: room,
        },
      ],
    };
  };
  const posted = { R6: 'as-posted', R7: 'as-posted', R9: 'as-posted' };
  const one = { resourceVal: '0x100000021' };
  const two = { resourceVal: ['0x100000021', '0x8000000000000000'] };
  const words = `${le(word, 8)}${le(bit63, 8)}`;
  const files = [
    reviewed({}, { fields: two, data: `0100010200000000${words}`, result: words }),
    reviewed({ R6: 'aligned-b' }, { fields: two, data: `01${'00'.repeat(5)}0102${words}`, result: words }),
    reviewed({ R6: 'as-posted' }, { fields: two, data: `010102${words}`, result: words }),
    reviewed(
      { R7: 'as-posted', R9: 'as-posted' },
      { fields: one, data: `0100010200000000${le(word, 8)}`, result: `${le(word, 8)}${le(0, 8)}` },
    ),
    reviewed(
      { ...posted, R7: 'none' },
      { fields: one, data: `010102${le(word, 8)}${'00'.repeat(5)}`, result: le(word, 8) },
    ),
    reviewed(posted, {
      fields: one,
      data: `010102${le(word, 8)}${'00'.repeat(5)}`,
      result: `${le(word, 8)}${le(0, 8)}`,
    }),
  ];
  const verdictOf = (file: unknown) => {
    const recording = readRecording(file);
    return recording.ok ? recording.value()[0]?.verdict : recording.error[0];
  };

  it('are laid out as its readings say', () => {
    expect(files.map(verdictOf)).toEqual(files.map(() => 'agrees'));
    const byVector = files.map(({ dialect, readings, vectors: [first] }) => ({
      schema: 'virtio-admin-commands/1',
      vectors: [{ ...first, dialect, readings }],
    }));
    expect(byVector.map(verdictOf)).toEqual(files.map(() => 'agrees'));
  });

  it('differ under other readings that move a byte, and without a name', () => {
    const otherwise = files.map((file, i) => ({ ...file, readings: i === 1 ? {} : { R6: 'aligned-b' } }));
    expect(otherwise.map(verdictOf)).toEqual(files.map(() => 'differs'));
    // a result without its reserved end is what a short buffer gives as posted
    const nameless = files.slice(0, 4).map(({ schema, vectors: all }) => ({ schema, vectors: all }));
    expect(nameless.map(verdictOf)).toEqual(nameless.map(() => 'differs'));
    const without = { ...files[0], readings: { R1: 'definitions' } };
    expect(verdictOf(without)).toBe('unknown');
  });

  it('are refused with a path where there is no such version, switch or reading', () => {
    const [file] = files;
    expect([
      verdictOf({ ...file, dialect: 'virtio-1.9' }),
      verdictOf({ ...file, readings: { R6: 'sideways' } }),
      verdictOf({ schema: file!.schema, readings: { R6: 'aligned' }, vectors: [] }),
      verdictOf({ ...file, vectors: [{ ...file!.vectors[0], readings: { R99: 'x' } }] }),
    ]).toMatchObject([
      { path: 'dialect', message: expect.stringContaining('found "virtio-1.9", allowed: draft-2022-07,') },
      { path: 'readings.R6', message: 'found "sideways", allowed: aligned, aligned-b, as-posted' },
      { path: 'readings', message: 'allowed: only beside a dialect' },
      { path: 'vectors[0].readings.R99', message: expect.stringContaining('has no switch "R99"') },
    ]);
  });
});
