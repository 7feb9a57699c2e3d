import type { Register } from '../device/common-cfg.ts';
import { commonCfg, commonCfgOf, writableRegisters } from '../device/common-cfg.ts';
import { listFeatures } from '../device/feature.ts';
import { describeStatus } from '../device/status.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { FieldRow } from '../layout/describe.ts';
import { describeStruct } from '../layout/describe.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { intersect, noFeatures, withWord32 } from '../num/feature-set.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { marked } from './marked.ts';
import { queueName } from './names.ts';
import type { RegisterRow, RegistersView } from './parts.ts';
import { sourceView } from './source-view.ts';

const rows = describeStruct(commonCfg);

/** Registers that show the virtqueue that queue_select names. */
export const ofSelectedQueue = (register: string): boolean =>
  register.startsWith('queue_') && register !== 'queue_select';

const valueText = ({ show, size }: FieldRow, value: number | bigint): string =>
  show === 'dec' ? String(value) : hex(value, show === 'addr' ? 1 : 2 * size);

const MOST_WINDOWS = 0x1000;

/** The bits of a window of 32, with their names. */
const windowText = (dialect: Dialect, set: FeatureSet, select: number): string => {
  if (select >= MOST_WINDOWS) return 'no bits there';
  const window = intersect(set, withWord32(noFeatures, select, 0xffff_ffff));
  return `bits ${32 * select} to ${32 * select + 31}: ${listFeatures(dialect.features, window)}`;
};

const vectorText = (vector: number): string => (vector === 0xffff ? 'no vector' : `vector ${vector}`);

/** What a register means for people; '' where its value says it all. */
const meaning = (dialect: Dialect, state: FunctionState, register: Register): string => {
  const queue = state.queues[state.queueSelect];
  switch (register) {
    case 'device_feature':
      return windowText(dialect, state.offered, state.deviceFeatureSelect);
    case 'driver_feature':
      return windowText(dialect, state.driverFeatures, state.driverFeatureSelect);
    case 'device_status':
      return state.resetting ? 'a reset is under way' : describeStatus(state.status);
    case 'config_msix_vector':
      return vectorText(state.configMsixVector);
    case 'queue_select':
      return queue ? queueName(state, state.queueSelect) : 'there is no such virtqueue';
    case 'queue_size':
      return queue && queue.registers.maxSize > 0 ? `at most ${queue.registers.maxSize}` : 'there is no such virtqueue';
    case 'queue_msix_vector':
      return queue ? vectorText(queue.registers.msixVector) : '';
    case 'queue_enable':
      return queue?.registers.enabled ? 'enabled' : 'not enabled';
    case 'admin_queue_num':
      return state.adminQueueNum === 0 ? 'no administration virtqueue' : '';
    default:
      return '';
  }
};

/** Says which step wrote a register last; '' for never. */
export type LastWriter = (register: Register) => string;

/** The common configuration of a function as a driver reads it with the selectors as they are: 64 bytes. */
export const registersView = (
  dialect: Dialect,
  after: World,
  before: World,
  device: DeviceId,
  lastWriter: LastWriter,
): RegistersView => {
  const state = deviceState(after, device);
  const now = commonCfgOf(state);
  const was = commonCfgOf(deviceState(before, device));
  const row = (field: FieldRow): RegisterRow => {
    const name = field.path as Register;
    return {
      name,
      offset: field.offset,
      size: field.size,
      access: writableRegisters.has(name) ? 'RW' : 'RO',
      value: marked(valueText(field, now[name]), valueText(field, was[name])),
      text: meaning(dialect, state, name),
      source: sourceView(dialect.registerSources[name] ?? field.source),
      doc: field.doc,
      lastWriter: lastWriter(name),
    };
  };
  return { device, rows: rows.map(row), bytes: bytesToHex(commonCfg.encode(now)) };
};
