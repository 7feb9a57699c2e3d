import { NOTIFICATION_DATA } from '../device/reserved-features.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import { functionSpace } from '../pci/function-space.ts';
import { cfgTypes, pciHeader, sriovCap } from '../pci/layouts.ts';
import type { PciSpace } from '../pci/space.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, parseDeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

const VENDOR = 9;
/** Types with a device configuration. */
const CONFIGURED = ['net', 'blk'];

interface Capability {
  readonly type: number;
  readonly offset: number;
  readonly length: number;
  readonly multiplier: number;
}

const le = (bytes: Uint8Array, at: number, size: number): number => {
  let value = 0;
  for (let k = size - 1; k >= 0; k -= 1) value = value * 256 + (bytes[at + k] ?? 0);
  return value;
};

/** The virtio structures, as a driver finds them: along the list of capabilities. */
const capabilitiesOf = ({ bytes }: PciSpace): readonly Capability[] => {
  const found: Capability[] = [];
  const seen = new Set<number>();
  for (let at = le(bytes, pciHeader.offsets.capabilities_pointer, 1); at !== 0 && !seen.has(at); ) {
    seen.add(at);
    if (bytes[at] === VENDOR) {
      const [offset, length] = [le(bytes, at + 8, 4), le(bytes, at + 12, 4)];
      found.push({ type: bytes[at + 3] ?? 0, offset, length, multiplier: le(bytes, at + 16, 4) });
    }
    at = bytes[at + 1] ?? 0;
  }
  return found;
};

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

/** The notification structure: where it is, how far its addresses are apart, and whether all of them are in it. */
const judgeNotify = ({ offset, length, multiplier }: Capability, state: FunctionState, by: JudgeDevice): void => {
  const [bytes, rules] = hasBit(state.offered, NOTIFICATION_DATA)
    ? ([4, ['offset-align4', 'multiplier-multiple4', 'length-min4']] as const)
    : ([2, ['offset-align2', 'multiplier-even-pow2', 'length-min2']] as const);
  const [align, apart, enough] = rules;
  by(`pci.notify.${align}`, when(offset % bytes !== 0, `cap.offset is 0x${offset.toString(16)}`));
  const odd = multiplier !== 0 && (!isPowerOfTwo(multiplier) || multiplier < bytes);
  by(`pci.notify.${apart}`, when(odd, `notify_off_multiplier is ${multiplier}`));
  const needed = Math.max(...state.queues.map(({ registers }) => registers.notifyOff * multiplier + bytes), bytes);
  by(`pci.notify.${enough}`, when(length < needed, `cap.length is ${length}, and ${needed} bytes are needed`));
};

/** Says of a rule that the device had to keep it. */
type JudgeDevice = (clause: string, why: string | null) => void;

const judgeIds = ({ bytes }: PciSpace, vf: number, by: JudgeDevice): void => {
  const { revision_id, subsystem_id, device_id } = pciHeader.decode(bytes);
  const transitional = revision_id === 0 || subsystem_id < 0x40;
  by(
    'admin.legacy.non-transitional-revision',
    when(transitional, `revision ${revision_id}, subsystem ${subsystem_id}`),
  );
  // A VF tells no ids of its own.
  if (vf > 0) return;
  const wrong = device_id < 0x1040 || device_id > 0x107f;
  by('admin.legacy.non-transitional-device-id', when(wrong, `device id 0x${device_id.toString(16)}`));
};

/** Looks at the configuration space of a function when a driver begins to look for its structures, and when it changes. */
export const lookAtSpace = (dialect: Dialect): Onlooker => {
  const hasLegacy = dialect.clauses.some(({ id }) => id === 'admin.legacy.non-transitional-revision');
  const judgeSpace = (world: World, device: DeviceId, judge: Judge): void => {
    const by: JudgeDevice = (clause, why) => judge(clause, deviceOf(device), why);
    const state = deviceState(world, device);
    const space = functionSpace(world, device);
    const vf = parseDeviceId(device)?.vf ?? 0;
    const found = capabilitiesOf(space);
    const one = (name: 'common' | 'notify' | 'isr' | 'device', clause: string): Capability | undefined => {
      const first = found.find(({ type }) => type === cfgTypes[name]);
      by(clause, when(first === undefined, `there is no ${name} capability`));
      return first;
    };
    const common = one('common', 'pci.common.present');
    if (common) by('pci.common.offset-align4', when(common.offset % 4 !== 0, `offset 0x${common.offset.toString(16)}`));
    const notify = one('notify', 'pci.notify.present');
    if (notify) judgeNotify(notify, state, by);
    one('isr', 'pci.isr.present');
    if (CONFIGURED.includes(state.type)) {
      const config = one('device', 'pci.devcfg.present');
      if (config)
        by('pci.devcfg.offset-align4', when(config.offset % 4 !== 0, `offset 0x${config.offset.toString(16)}`));
    }
    if (!hasLegacy) return;
    judgeIds(space, vf, by);
    const { sriov } = space.places;
    if (sriov === null) return;
    const bar0 = le(space.bytes, sriov + sriovCap.offsets.vf_bars, 4);
    by('admin.legacy.notify-vf-bar0-zero', when(bar0 !== 0, `VF BAR0 is 0x${bar0.toString(16)}`));
  };
  return onlooker(({ events, after }, judge) => {
    for (const event of events) {
      const begins = event.type === 'driver/moved' && event.to === 'reset';
      if (begins || event.type === 'pci/wrote') judgeSpace(after, event.device, judge);
    }
  });
};
