import { hexToBytes } from '../num/bytes.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { FunctionState } from '../world/function-state.ts';
import { deviceConfigOf, NET_LINK, virtioBlkConfig, virtioNetConfig } from './type/config.ts';

/** The device configuration of each type, whole; null: the type has none. */
const structs = { net: virtioNetConfig, blk: virtioBlkConfig, rng: null } as const;

export const legacyConfigSize = (type: DeviceType): number => structs[type]?.size ?? 0;

/**
 * What a function shows as its configuration through the legacy interface, with every field of its type. `mac` is the
 * address that a network device was built with.
 */
export const legacyConfigOf = (state: FunctionState, mac: readonly number[]): Uint8Array => {
  const { facets, data } = state;
  const written = facets.config === null ? null : hexToBytes(facets.config);
  if (written?.ok) return written.value;
  if (data.type === 'net') {
    return virtioNetConfig.encode({
      mac: data.mac ?? Uint8Array.from(mac),
      status: data.linkUp ? 1 : 0,
      max_virtqueue_pairs: 1,
      ...NET_LINK,
    });
  }
  const whole = new Uint8Array(legacyConfigSize(data.type));
  whole.set(deviceConfigOf(state, mac));
  return whole;
};

/** Whether an access of `size` bytes lies in one field: a whole integer, or any bytes of an array of bytes. */
export const isLegacyConfigField = (type: DeviceType, offset: number, size: number): boolean => {
  const struct = structs[type];
  if (!struct) return false;
  return Object.entries(struct.offsets).some(([name, at]) => {
    const field = struct.fields[name as keyof typeof struct.fields] as { readonly kind: string; readonly size: number };
    return field.kind === 'bytes'
      ? size > 0 && offset >= at && offset + size <= at + field.size
      : offset === at && size === field.size;
  });
};
