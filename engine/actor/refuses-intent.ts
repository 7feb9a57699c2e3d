import { elementCount } from '../admin/element-count.ts';
import { commonCfg } from '../device/common-cfg.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK, describeStatus } from '../device/status.ts';
import { askFor } from '../device/type/ask.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { contains } from '../memory/memory.ts';
import { addr, hex, hiOf, loOf } from '../num/addr.ts';
import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId, pfId, titleOf } from '../world/ids.ts';
import type { CommandIntent, Intent, Numeral, RequestIntent } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionIndex } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { encoded } from './encoded.ts';
import { orderingNeeded } from './ordering.ts';
import { structuresNeeded } from './structures.ts';

const isNumber = (value: Numeral): boolean => (numeralOf(value) ?? -1n) >= 0n;

/** Why a driver is not there to send anything; null: it is. */
const refusesToSend = (world: World, device: DeviceId): string | null => {
  const { stage, trouble } = driverState(world, device);
  const title = titleOf(device);
  if (stage === 'absent') return `The driver of ${title} is not loaded.`;
  if (stage === 'failed') return `The driver of ${title} has failed.`;
  if (stage === 'reset') return `The driver of ${title} has not begun yet.`;
  if (stage === 'stop' || stage === 'wait-stop') return `The driver of ${title} is on its way out.`;
  return trouble === null ? null : `The driver of ${title} sends nothing: ${trouble}.`;
};

const refusesRequest = (world: World, intent: RequestIntent): string | null => {
  const { device } = intent;
  const refusal = refusesToSend(world, device);
  if (refusal !== null) return refusal;
  const { type, numQueues } = deviceState(world, device);
  const asked = askFor(type, intent);
  if (!asked.ok) return `${asked.error}.`;
  const { queue, readable, writable } = asked.value;
  const { stage, queues } = driverState(world, device);
  if (queue >= numQueues || (stage === 'running' && !queues[queue]))
    return `${titleOf(device)} has no virtqueue ${queue}.`;
  return readable.length + writable === 0 ? 'A buffer has at least one element.' : null;
};

/** Why the driver of an owner cannot be given a command of any kind; null: it can. */
const refusesSending = (world: World, intent: Pick<CommandIntent, 'owner' | 'queue'>): string | null => {
  const { stage, queues } = driverState(world, intent.owner);
  const { adminQueueNum, adminQueueIndex } = deviceState(world, intent.owner);
  const refusal = refusesToSend(world, intent.owner);
  if (refusal !== null) return refusal;
  const admin = intent.queue ?? 0;
  if (!Number.isInteger(admin) || admin < 0 || admin >= adminQueueNum)
    return `${titleOf(intent.owner)} has no administration virtqueue ${admin}.`;
  if (stage === 'running' && !queues[adminQueueIndex + admin]) return 'ADMIN_VQ was not negotiated.';
  return null;
};

const refusesCommand = (world: World, intent: CommandIntent, dialect: Dialect): string | null => {
  const refusal = refusesSending(world, intent);
  if (refusal !== null) return refusal;
  const found = encoded(dialect, intent);
  if (!found.ok) return `${found.error}.`;
  const { readable, writable, indirect } = found.value;
  if (!Number.isInteger(writable) || writable < 0) return `${writable} is not a number of bytes.`;
  if (readable.length + writable === 0) return 'A buffer has at least one element.';
  const { adminQueueIndex } = deviceState(world, intent.owner);
  const half = driverState(world, intent.owner).queues[adminQueueIndex + (intent.queue ?? 0)];
  if (!half) return null;
  const { format, areas, options } = half;
  if (indirect && !options.indirect)
    return `VIRTIO_F_INDIRECT_DESC was not negotiated (${format}.indirect.negotiated-only).`;
  // One that nobody has cut waits for more room, as a driver does.
  const count = found.value.splits ? elementCount(found.value) : 0;
  const clause = format === 'split' ? 'split.indirect.chain-le-queue-size' : 'packed.list.le-queue-size';
  return count > areas.size
    ? `${count} descriptors are more than the ${areas.size} of the virtqueue (${clause}).`
    : null;
};

const refusesMigration = (
  world: World,
  { device, to }: Extract<Intent, { readonly do: 'migrate' }>,
  dialect: Dialect,
): string | null => {
  if (!dialect.migration) return 'This version has no device parts.';
  if (device === to) return 'A VF moves to another one.';
  for (const each of [device, to]) {
    const parts = parseDeviceId(each);
    if (!parts || parts.vf === 0 || functionIndex(world.topology, each) < 0) return `There is no VF ${each}.`;
    if (!deviceState(world, each).present) return `${titleOf(each)} does not exist.`;
    const refusal = refusesSending(world, { owner: pfId(parts.pf) });
    if (refusal !== null) return refusal;
  }
  return dialect.migration.refuses(owner => deviceState(world, owner), device, to);
};

/** Why an intent is not possible now; null: it is. */
export const refusesIntent = (world: World, intent: Intent, dialect: Dialect): string | null => {
  const device = 'owner' in intent ? intent.owner : 'device' in intent ? intent.device : null;
  if (device !== null && functionIndex(world.topology, device) < 0) return `There is no function ${device}.`;
  if (device !== null && !deviceState(world, device).present)
    return `${titleOf(device)} does not exist: VF Enable is clear, or NumVFs is smaller.`;
  switch (intent.do) {
    case 'load-driver': {
      const { stage, trouble } = driverState(world, intent.device);
      const fresh = stage === 'absent' || stage === 'failed' || trouble !== null;
      return fresh ? null : `The driver of ${titleOf(intent.device)} is loaded already.`;
    }
    case 'unload-driver': {
      const { stage } = driverState(world, intent.device);
      return stage === 'absent' || stage === 'stop' || stage === 'wait-stop'
        ? `The driver of ${titleOf(intent.device)} is not loaded.`
        : null;
    }
    case 'enable-vfs':
      if (deviceState(world, intent.owner).sriov === null) return `${titleOf(intent.owner)} has no SR-IOV capability.`;
      return Number.isInteger(intent.numVfs) && intent.numVfs >= 0 && intent.numVfs <= 0xffff
        ? null
        : 'NumVFs is a 16-bit number.';
    case 'disable-vfs':
      return deviceState(world, intent.owner).sriov?.vfEnable ? null : 'VF Enable is clear already.';
    case 'command':
      return refusesCommand(world, intent, dialect);
    case 'discover':
      if (!dialect.discovery) return 'This version has no commands that tell which commands there are.';
      if (!dialect.discovery.groups.includes(intent.group))
        return `There is no group type ${intent.group} to ask about.`;
      return refusesSending(world, intent);
    case 'migrate':
      return refusesMigration(world, intent, dialect);
    case 'request':
      return refusesRequest(world, intent);
    case 'write-register':
      if (!Object.hasOwn(commonCfg.offsets, intent.register)) return `There is no register ${intent.register}.`;
      return isNumber(intent.value) ? null : `${intent.value} is not a number.`;
    case 'write-at':
    case 'read-at':
      return structuresNeeded().refuses(intent);
    case 'flr':
      return null;
    case 'edit-memory': {
      const at = numeralOf(intent.at);
      const bytes = hexToBytes(intent.bytes);
      if (!bytes.ok) return `${hexErrorText(bytes.error)}.`;
      if (at === null || at < 0n || at >= 1n << 64n) return `${intent.at} is not an address.`;
      const from = addr(at);
      return contains(world.memory, hiOf(from), loOf(from), bytes.value.length)
        ? null
        : `${hex(from)} to ${hex(at + BigInt(bytes.value.length))} is not all in memory.`;
    }
    case 'reset-queue':
    case 'enable-queue': {
      const half = driverState(world, intent.device).queues[intent.queue];
      if (!half) return `The driver has not set up virtqueue ${intent.queue}.`;
      const enabled = deviceState(world, intent.device).queues[intent.queue]?.registers.enabled ?? false;
      if (intent.do === 'reset-queue') return enabled ? null : `Virtqueue ${intent.queue} is not enabled.`;
      return enabled ? `Virtqueue ${intent.queue} is enabled already.` : null;
    }
    case 'set-interrupts':
      return driverState(world, intent.device).queues[intent.queue]
        ? null
        : `The driver has not set up virtqueue ${intent.queue}.`;
    case 'set-notifications': {
      const { queues, status, resetting } = deviceState(world, intent.device);
      if (!queues[intent.queue]?.ring) return `Virtqueue ${intent.queue} is not enabled.`;
      const isLive = (status & DRIVER_OK) !== 0 && (status & DEVICE_NEEDS_RESET) === 0 && !resetting;
      return isLive ? null : `The device touches no virtqueue while device_status reads ${describeStatus(status)}.`;
    }
    case 'hold':
    case 'release':
    case 'swap': {
      const refusal = orderingNeeded().refuses(world, intent, dialect);
      return refusal && (refusal.clause === null ? refusal.why : `${refusal.why} (${refusal.clause})`);
    }
    default:
      return unreachable(intent);
  }
};
