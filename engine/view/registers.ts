import type { Register } from '../device/common-cfg.ts';
import { commonCfg, commonCfgOf, writableRegisters } from '../device/common-cfg.ts';
import { deviceConfigOf, virtioBlkConfig, virtioNetConfig, WRITEBACK_AT } from '../device/type/config.ts';
import type { FieldRow } from '../layout/describe.ts';
import { describeStruct } from '../layout/describe.ts';
import type { AnyStruct } from '../layout/field.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { MODERN_BAR, REGIONS } from '../pci/space.ts';
import { published } from '../spec/source.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { FunctionState } from '../world/function-state.ts';
import { parseDeviceId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import { builtMac } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { keys } from './history.ts';
import { marked } from './marked.ts';
import { queueName } from './names.ts';
import { notifyRows } from './notify-rows.ts';
import type { RegisterRow, RegisterSection, RegistersView, WriterView } from './parts/registers.ts';
import { pciSections } from './pci-sections.ts';
import { commonWords, featureBitsIn } from './register-words.ts';
import type { RegistersInput } from './registers-there.ts';
import { sourceView } from './source-view.ts';
import { vectorsView } from './vectors.ts';

const inBar = (region: keyof typeof REGIONS): string => `BAR ${MODERN_BAR} + ${hex(REGIONS[region], 4)}`;

const numberText = ({ show, size }: FieldRow, value: number | bigint): string =>
  show === 'dec' ? String(value) : hex(value, show === 'addr' ? 1 : 2 * size);

/** Registers that show the virtqueue that queue_select names. */
const ofSelectedQueue = (register: string): boolean => register.startsWith('queue_') && register !== 'queue_select';

const commonRows = describeStruct(commonCfg);

/** The function as if queue_select named the virtqueue that is looked at; the register itself keeps its value. */
const lookingAt = (state: FunctionState, queue: number): FunctionState =>
  queue === state.queueSelect ? state : { ...state, queueSelect: queue };

const commonSection = (input: RegistersInput, shown: number): RegisterSection => {
  const { dialect, after, before, device, lastOf } = input;
  const state = deviceState(after, device);
  const seen = lookingAt(state, shown);
  const last = deviceState(before, device);
  // A change of queue_select changes what is shown, unless somebody looks at one virtqueue.
  const lastSeen = input.queue === null ? last : lookingAt(last, shown);
  const now = { ...commonCfgOf(seen), queue_select: state.queueSelect };
  const was = { ...commonCfgOf(lastSeen), queue_select: last.queueSelect };
  const writer = (register: Register): WriterView | null =>
    lastOf(
      ofSelectedQueue(register) ? keys.queueRegister(device, register, shown) : keys.register(device, register),
      keys.allRegisters(device),
    );
  return {
    id: 'common',
    structure: 'common',
    struct: 'virtio_pci_common_cfg',
    title: 'Common configuration',
    where: inBar('common'),
    rows: commonRows.map(field => {
      const name = field.path as Register;
      return {
        id: `common.${name}`,
        name,
        offset: field.offset,
        size: field.size,
        access: writableRegisters.has(name) ? 'RW' : 'RO',
        value: marked(numberText(field, now[name]), numberText(field, was[name])),
        words: commonWords(name === 'queue_select' ? state : seen, name),
        bits: featureBitsIn(dialect, seen, name),
        source: sourceView(dialect.registerSources[name] ?? field.source),
        doc: field.doc,
        lastWriter: writer(name),
      };
    }),
  };
};

const configStructs: Readonly<Record<DeviceType, AnyStruct | null>> = {
  net: virtioNetConfig,
  blk: virtioBlkConfig,
  rng: null,
};

const configRows: Readonly<Record<DeviceType, readonly FieldRow[]>> = {
  net: describeStruct(virtioNetConfig),
  blk: describeStruct(virtioBlkConfig),
  rng: [],
};

const configBytes = (world: World, { device }: RegistersInput): Uint8Array => {
  const { pf, vf } = parseDeviceId(device) ?? { pf: 0, vf: 0 };
  return deviceConfigOf(deviceState(world, device), builtMac(pfOf(world, device), pf, vf));
};

const numberIn = (bytes: Uint8Array, { offset, size }: FieldRow): bigint =>
  bytes.subarray(offset, offset + size).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** Numbers as numbers, bytes as bytes. */
const configText = (bytes: Uint8Array, field: FieldRow): string =>
  field.type.startsWith('u8[')
    ? bytesToHex(bytes.subarray(field.offset, field.offset + field.size))
    : numberText(field, numberIn(bytes, field));

/** An Ethernet address as people write it. */
const macWords = (bytes: Uint8Array, { offset, size }: FieldRow): string =>
  Array.from(bytes.subarray(offset, offset + size), byte => byte.toString(16).padStart(2, '0')).join(':');

/** The device configuration, as long as the offered features make it. */
const configSection = (input: RegistersInput): RegisterSection => {
  const { after, before, device, lastOf } = input;
  const { type } = deviceState(after, device);
  const struct = configStructs[type];
  const now = configBytes(after, input);
  const was = configBytes(before, input);
  const fields = configRows[type].filter(row => row.offset + row.size <= now.length);
  return {
    id: 'device',
    structure: 'device',
    struct: struct?.name ?? '',
    title: 'Device configuration',
    where: inBar('device'),
    rows: fields.flatMap((field): RegisterRow[] => {
      if (field.reserved) return [];
      const isWriteback = type === 'blk' && field.offset === WRITEBACK_AT;
      return [
        {
          id: `device.${field.path}`,
          name: field.path,
          offset: field.offset,
          size: field.size,
          access: isWriteback ? 'RW' : 'RO',
          value: marked(configText(now, field), configText(was, field)),
          words: field.path === 'mac' ? macWords(now, field) : '',
          bits: [],
          source: sourceView(field.source),
          doc: field.doc,
          lastWriter: lastOf(keys.register(device, 'device/changed')),
        },
      ];
    }),
  };
};

const isrWords = (isr: number): string =>
  [isr & 1 ? 'used buffers' : '', isr & 2 ? 'configuration changed' : ''].filter(each => each !== '').join(', ');

const isrSection = ({ after, before, device, lastOf }: RegistersInput): RegisterSection => {
  const { isr } = deviceState(after, device);
  return {
    id: 'isr',
    structure: 'isr',
    struct: '',
    title: 'ISR status',
    where: inBar('isr'),
    rows: [
      {
        id: 'isr.isr_status',
        name: 'isr_status',
        offset: 0,
        size: 1,
        access: 'RC',
        value: marked(hex(isr, 2), hex(deviceState(before, device).isr, 2)),
        words: isrWords(isr) || 'nothing happened',
        bits: [],
        source: sourceView(published('virtio over PCI, "ISR status capability", 1.0; the name is ours')),
        doc: 'bit 0 a virtqueue, bit 1 the configuration; a read clears it',
        lastWriter: lastOf(keys.register(device, 'isr/wrote'), keys.allRegisters(device)),
      },
    ],
  };
};

/** Everything of a function that a driver reaches: the structures, the MSI-X table, and configuration space. */
export const registersView = (input: RegistersInput): RegistersView => {
  const { after, device, queue } = input;
  const state = deviceState(after, device);
  const shown = queue !== null && queue < state.queues.length ? queue : state.queueSelect;
  const { sections, space } = pciSections(input);
  return {
    device,
    queue: {
      shown,
      selected: state.queueSelect,
      all: state.queues.map((_, each) => ({ queue: each, name: queueName(state, each) })),
    },
    sections: [commonSection(input, shown), isrSection(input), configSection(input), ...sections],
    vectors: vectorsView(input),
    notify: notifyRows(input),
    space,
  };
};
