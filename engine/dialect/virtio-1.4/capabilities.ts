import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { featureSet } from '../../num/feature-set.ts';
import type { Facets } from '../../world/function-state.ts';
import { devPartsCap, ffActions, ffResourceCap, ffSelector, ffSelectors } from './layouts.ts';

/** One capability of a network device: what the device has, and whether a driver asks for no more than that. */
interface Capability {
  readonly id: number;
  readonly name: string;
  readonly device: Uint8Array;
  /** What is too much, in words; null: nothing is. */
  readonly excess: (asked: Uint8Array) => string | null;
}

export const DEV_PARTS_CAP = 0x0000;
export const FF_RESOURCE_CAP = 0x0800;
export const FF_SELECTOR_CAP = 0x0801;
export const FF_ACTION_CAP = 0x0802;

const devParts = devPartsCap.encode({ get_parts_resource_objects_limit: 2, set_parts_resource_objects_limit: 2 });
const ffResources = ffResourceCap.encode({
  groups_limit: 4,
  classifiers_limit: 4,
  rules_limit: 8,
  rules_per_group_limit: 3,
  last_rule_priority: 15,
  selectors_per_classifier_limit: 2,
});

/** A selector and the mask that goes with it; the mask is all ones, so that any part of it is a subset. */
const selector = (type: number, flags: number, length: number): Uint8Array =>
  Uint8Array.from([...ffSelector.encode({ type, flags, length }), ...new Uint8Array(length).fill(0xff)]);

const selectors = (list: readonly Uint8Array[]): Uint8Array =>
  ffSelectors.encode({ count: list.length, selectors: Uint8Array.from(list.flatMap(each => [...each])) });

/** ETH of 14 bytes as a whole, and IPV4 of 20 bytes with any part of the mask. */
const ETH = { type: 1, flags: 0, length: 14 } as const;
const IPV4 = { type: 2, flags: 1, length: 20 } as const;
const offered = [ETH, IPV4] as const;

/** The selectors in a list; those that the bytes do not reach to read as zero. */
export const selectorsIn = (
  bytes: Uint8Array,
): readonly { readonly type: number; readonly flags: number; readonly length: number; readonly mask: Uint8Array }[] => {
  const { count, selectors: tail } = ffSelectors.decode(bytes);
  const found = [];
  for (let k = 0, at = 0; k < count; k += 1) {
    const { type, flags, length } = ffSelector.decode(tail.subarray(at));
    const start = at + ffSelector.size;
    found.push({ type, flags, length, mask: tail.slice(start, start + length) });
    at = start + length;
  }
  return found;
};

/** The actions in a list; those that the bytes do not reach to read as zero. */
export const actionsIn = (bytes: Uint8Array): readonly number[] => {
  const { count, actions } = ffActions.decode(bytes);
  return Array.from({ length: count }, (_, k) => actions[k] ?? 0);
};

const excessOf =
  (names: readonly string[], decode: (bytes: Uint8Array) => Readonly<Record<string, unknown>>, device: Uint8Array) =>
  (asked: Uint8Array): string | null => {
    const [mine, theirs] = [decode(device), decode(asked)];
    const over = names.find(name => Number(theirs[name]) > Number(mine[name]));
    return over === undefined ? null : `${over} ${theirs[over]} is more than ${mine[over]}`;
  };

const capabilities: readonly Capability[] = [
  {
    id: DEV_PARTS_CAP,
    name: 'VIRTIO_DEV_PARTS_CAP',
    device: devParts,
    excess: excessOf(Object.keys(devPartsCap.fields), bytes => devPartsCap.decode(bytes), devParts),
  },
  {
    id: FF_RESOURCE_CAP,
    name: 'VIRTIO_NET_FF_RESOURCE_CAP',
    device: ffResources,
    excess: excessOf(
      Object.keys(ffResourceCap.fields).filter(name => name !== 'reserved'),
      bytes => ffResourceCap.decode(bytes),
      ffResources,
    ),
  },
  {
    id: FF_SELECTOR_CAP,
    name: 'VIRTIO_NET_FF_SELECTOR_CAP',
    device: selectors(offered.map(({ type, flags, length }) => selector(type, flags, length))),
    excess: asked => {
      for (const { type, flags, length } of selectorsIn(asked)) {
        const mine = offered.find(each => each.type === type);
        if (!mine || length !== mine.length) return `selector ${type} of ${length} bytes is not offered`;
        if (flags & ~mine.flags) return `selector ${type} has flags ${mine.flags}, not ${flags}`;
      }
      return null;
    },
  },
  {
    id: FF_ACTION_CAP,
    name: 'VIRTIO_NET_FF_ACTION_CAP',
    device: ffActions.encode({ count: 2, actions: Uint8Array.of(1, 2) }),
    excess: asked => {
      const foreign = actionsIn(asked).find(action => action !== 1 && action !== 2);
      return foreign === undefined ? null : `action ${foreign} is not offered`;
    },
  },
];

export const capabilityOf = (id: number): Capability | undefined => capabilities.find(each => each.id === id);

/** Bitmap of the ids. */
export const capBitmap = featureSet(capabilities.map(({ id }) => id));

/** What the driver has set, cut or zero-extended to the size of the capability; all zero until it does. */
export const driverCap = ({ driverCaps }: Facets, id: number): Uint8Array => {
  const bytes = new Uint8Array(capabilityOf(id)?.device.length ?? 0);
  const set = driverCaps[id];
  const given = set === undefined ? null : hexToBytes(set, { allowEmpty: true });
  if (given?.ok) bytes.set(given.value.subarray(0, bytes.length));
  return bytes;
};

/** What is kept of a capability that the driver sets. */
export const keptCap = (id: number, given: Uint8Array): string => {
  const bytes = new Uint8Array(capabilityOf(id)?.device.length ?? 0);
  bytes.set(given.subarray(0, bytes.length));
  return bytesToHex(bytes);
};
