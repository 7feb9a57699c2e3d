import { le16Field, le32Field, u8Field } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { addr } from '../num/addr.ts';
import { withWord32, word32 } from '../num/feature-set.ts';
import { published } from '../spec/source.ts';
import type { Event, QueueRegister } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { areasOf, ringFormat, ringOptions } from './enable-queue.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from './status.ts';
import { mappedVector } from './write-register.ts';

/**
 * The legacy common structure, 24 bytes with MSI-X and 20 without. Data is little-endian here, whatever the guest is.
 * Source: virtio over PCI, "Legacy Interfaces: A Note on PCI Device Layout" (v1.3).
 */
export const legacyCommonCfg = struct(
  'virtio_pci_legacy_common_cfg',
  {
    device_features: le32Field({ show: 'hex', doc: 'offered bits 0 to 31' }),
    driver_features: le32Field({ show: 'hex', doc: 'accepted bits 0 to 31' }),
    queue_address: le32Field({ show: 'hex', doc: 'address of the ring in units of 4096 bytes' }),
    queue_size: le16Field({ doc: 'descriptors; read-only' }),
    queue_select: le16Field({ doc: 'which virtqueue the fields show' }),
    queue_notify: le16Field({ doc: 'index of the virtqueue that is notified' }),
    device_status: u8Field({ show: 'hex', doc: 'writing 0 resets' }),
    isr_status: u8Field({ show: 'hex', doc: 'reading clears it' }),
    config_msix_vector: le16Field({ show: 'hex', doc: 'vector of configuration changes' }),
    queue_msix_vector: le16Field({ show: 'hex', doc: 'vector of used buffers' }),
  },
  { source: published('virtio over PCI, "Legacy Interfaces: A Note on PCI Device Layout"') },
);

type Field = keyof typeof legacyCommonCfg.offsets;

/** Bytes of the structure: the two fields of vectors are there only while MSI-X is enabled. */
export const legacyCommonSize = ({ msix }: FunctionState): number =>
  msix?.enabled ? legacyCommonCfg.size : legacyCommonCfg.offsets.config_msix_vector;

/** The field of a function that starts at a byte; null: none does. */
export const legacyFieldAt = (
  state: FunctionState,
  offset: number,
): { readonly name: Field; readonly size: number } | null => {
  if (offset >= legacyCommonSize(state)) return null;
  for (const [name, at] of Object.entries(legacyCommonCfg.offsets)) {
    const field = legacyCommonCfg.fields[name as Field];
    if (at === offset) return { name: name as Field, size: field.size };
  }
  return null;
};

/** Bytes of the legacy unit of addresses, and the alignment of the used ring in it. */
export const LEGACY_PAGE = 4096n;

/** Bytes of the whole structure as a legacy driver of the function reads it; those of the vectors mean nothing without MSI-X. */
export const legacyCommonBytes = (state: FunctionState): Uint8Array => {
  const queue = state.queues[state.queueSelect]?.registers;
  return legacyCommonCfg.encode({
    device_features: word32(state.offered, 0),
    driver_features: word32(state.driverFeatures, 0),
    queue_address: Number((queue?.desc ?? 0n) / LEGACY_PAGE),
    queue_size: queue?.maxSize ?? 0,
    queue_select: state.queueSelect,
    device_status: state.status,
    isr_status: state.isr,
    config_msix_vector: state.configMsixVector,
    queue_msix_vector: queue?.msixVector ?? 0xffff,
  });
};

/** Everything before the used ring, and the used ring at the next multiple of 4096. */
const legacyAreas = (page: number, size: number) => {
  const desc = BigInt(page) * LEGACY_PAGE;
  const driver = desc + BigInt(16 * size);
  const device = ((driver + BigInt(6 + 2 * size) + LEGACY_PAGE - 1n) / LEGACY_PAGE) * LEGACY_PAGE;
  return { desc: addr(desc), driver: addr(driver), device: addr(device) };
};

const writeAddress = (by: ActorId, device: DeviceId, state: FunctionState, page: number): Event[] => {
  const queue = state.queues[state.queueSelect];
  if (!queue || queue.registers.enabled || page === 0) return [];
  const { registers } = queue;
  const areas = legacyAreas(page, registers.maxSize);
  const names = [
    ['queue_desc', 'desc'],
    ['queue_driver', 'driver'],
    ['queue_device', 'device'],
  ] as const satisfies readonly (readonly [QueueRegister, string])[];
  const wrote = names.map(
    ([register, name]): Event => ({
      type: 'register/queue-wrote',
      by,
      device,
      queue: state.queueSelect,
      register,
      from: registers[name],
      to: areas[name],
    }),
  );
  const to = { ...registers, ...areas, size: registers.maxSize };
  const ring = ringFormat(null).createDevice(areasOf(to), ringOptions(null));
  const from = { ...queue, registers: { ...registers, ...areas } };
  return [
    ...wrote,
    {
      type: 'queue/enabled',
      by,
      device,
      queue: state.queueSelect,
      head: null,
      from,
      to: { ...from, registers: { ...to, enabled: true }, ring },
    },
  ];
};

/** Legacy drivers know no FEATURES_OK: what they wrote counts from DRIVER_OK on. */
const writeStatus = (by: ActorId, device: DeviceId, state: FunctionState, value: number): Event[] => {
  const { status, negotiated, driverFeatures } = state;
  if (value === 0) return state.resetting ? [] : [{ type: 'reset/began', by, device, status }];
  const to = status | (value & ~DEVICE_NEEDS_RESET);
  if (to === status) return [];
  const wrote: Event = { type: 'status/wrote', by, device, from: status, to };
  return to & ~status & DRIVER_OK && negotiated === null
    ? [{ type: 'features/negotiated', by, device, from: null, to: driverFeatures }, wrote]
    : [wrote];
};

/**
 * What a legacy write to one field of a function does. Read-only fields take no write; nothing is notified that has no
 * virtqueue.
 */
export const legacyCommonWrite = (
  by: ActorId,
  device: DeviceId,
  state: FunctionState,
  name: Field,
  value: number,
  wires: World['wires'],
): Event[] => {
  switch (name) {
    case 'driver_features': {
      const to = withWord32(state.driverFeatures, 0, value);
      return [{ type: 'features/written', by, device, from: state.driverFeatures, to }];
    }
    case 'queue_address':
      return writeAddress(by, device, state, value);
    case 'queue_select':
      return [{ type: 'register/wrote', by, device, register: 'queue_select', from: state.queueSelect, to: value }];
    case 'queue_notify': {
      const wire = `${deviceOf(device)}/q${value}` as const;
      return state.queues[value] ? [{ type: 'wire/raised', by, wire, value, was: wires[wire] ?? null }] : [];
    }
    case 'device_status':
      return writeStatus(by, device, state, value);
    case 'config_msix_vector':
      return [
        {
          type: 'register/wrote',
          by,
          device,
          register: name,
          from: state.configMsixVector,
          to: mappedVector(state, value),
        },
      ];
    case 'queue_msix_vector': {
      const from = state.queues[state.queueSelect]?.registers.msixVector;
      if (from === undefined) return [];
      const to = mappedVector(state, value);
      return [{ type: 'register/queue-wrote', by, device, queue: state.queueSelect, register: name, from, to }];
    }
    case 'device_features':
    case 'queue_size':
    case 'isr_status':
      return [];
  }
};
