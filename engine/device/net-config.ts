import { bytesField, le16Field, le32Field, u8Field } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { hexToBytes } from '../num/bytes.ts';
import { published } from '../spec/source.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';

/** Configuration of a network device, 28 bytes. Source: network device, "Device configuration layout" (v1.3). */
export const netConfig = struct(
  'virtio_net_config',
  {
    mac: bytesField(6, { doc: 'valid with MAC' }),
    status: le16Field({ show: 'hex', doc: '1 LINK_UP, 2 ANNOUNCE' }),
    max_virtqueue_pairs: le16Field({ doc: 'with MQ or RSS' }),
    mtu: le16Field({ doc: 'with MTU' }),
    speed: le32Field({ show: 'hex', doc: 'Mbit/s, 0xffffffff unknown' }),
    duplex: u8Field({ doc: '1 full, 0 half' }),
    rss_max_key_size: u8Field(),
    rss_max_indirection_table_length: le16Field(),
    supported_hash_types: le32Field({ show: 'hex' }),
    supported_tunnel_types: le32Field({ show: 'hex' }),
  },
  { source: published('network device, "Device configuration layout"') },
);

/** What a network function shows as its configuration: an address of its own, link up, one pair of queues. */
export const netConfigOf = (device: DeviceId, { facets }: FunctionState): Uint8Array => {
  const written = facets.config === null ? null : hexToBytes(facets.config);
  if (written?.ok) return written.value;
  const { pf, vf } = parseDeviceId(device) ?? { pf: 0, vf: 0 };
  return netConfig.encode({
    mac: Uint8Array.of(0x52, 0x54, 0x00, pf & 0xff, vf >> 8, vf & 0xff),
    status: 1,
    max_virtqueue_pairs: 1,
    mtu: 1500,
    speed: 0xffff_ffff,
    duplex: 1,
  });
};

/** Whether an access of `size` bytes lies in one field: a whole integer, or any bytes of an array of bytes. */
export const isNetConfigField = (offset: number, size: number): boolean =>
  Object.entries(netConfig.offsets).some(([name, at]) => {
    const field = netConfig.fields[name as keyof typeof netConfig.fields];
    return field.kind === 'bytes'
      ? size > 0 && offset >= at && offset + size <= at + field.size
      : offset === at && size === field.size;
  });
