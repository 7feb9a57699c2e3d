import { bytesField, le16Field, le32Field, le64Field, reserved, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import { hasBit } from '../../num/feature-set.ts';
import { published } from '../../spec/source.ts';
import type { FunctionState } from '../../world/function-state.ts';

/** Source: network device, "Device configuration layout". */
export const virtioNetConfig = struct(
  'virtio_net_config',
  {
    mac: bytesField(6, { doc: 'valid with MAC' }),
    status: le16Field({ show: 'hex', doc: 'bit 0 link up, with STATUS' }),
    max_virtqueue_pairs: le16Field({ doc: 'with MQ or RSS' }),
    mtu: le16Field({ doc: 'with MTU' }),
    speed: le32Field({ doc: 'Mbit/s, with SPEED_DUPLEX' }),
    duplex: u8Field({ doc: '1 full, with SPEED_DUPLEX' }),
    rss_max_key_size: u8Field({ doc: 'with RSS or HASH_REPORT' }),
    rss_max_indirection_table_length: le16Field({ doc: 'with RSS' }),
    supported_hash_types: le32Field({ doc: 'with RSS or HASH_REPORT' }),
    supported_tunnel_types: le32Field({ doc: 'with HASH_TUNNEL' }),
  },
  { source: published('network device, "Device configuration layout"') },
);

/** Source: block device, "Device configuration layout". */
export const virtioBlkConfig = struct(
  'virtio_blk_config',
  {
    capacity: le64Field({ doc: 'sectors of 512 bytes' }),
    size_max: le32Field(),
    seg_max: le32Field({ doc: 'with SEG_MAX' }),
    cylinders: le16Field({ doc: 'with GEOMETRY' }),
    heads: u8Field(),
    sectors: u8Field(),
    blk_size: le32Field({ doc: 'with BLK_SIZE' }),
    physical_block_exp: u8Field({ doc: 'with TOPOLOGY' }),
    alignment_offset: u8Field(),
    min_io_size: le16Field(),
    opt_io_size: le32Field(),
    writeback: u8Field({ doc: '0 write through, 1 write back; with CONFIG_WCE' }),
    unused0: reserved(1),
    num_queues: le16Field({ doc: 'with MQ' }),
    max_discard_sectors: le32Field({ doc: 'with DISCARD' }),
    max_discard_seg: le32Field(),
    discard_sector_alignment: le32Field(),
    max_write_zeroes_sectors: le32Field({ doc: 'with WRITE_ZEROES' }),
    max_write_zeroes_seg: le32Field(),
    write_zeroes_may_unmap: u8Field(),
    unused1: reserved(3),
    max_secure_erase_sectors: le32Field({ doc: 'with SECURE_ERASE' }),
    max_secure_erase_seg: le32Field(),
    secure_erase_sector_alignment: le32Field(),
    zone_sectors: le32Field({ doc: 'with ZONED' }),
    max_open_zones: le32Field(),
    max_active_zones: le32Field(),
    max_append_sectors: le32Field(),
    write_granularity: le32Field(),
    model: u8Field({ doc: '0 none, 1 host-managed, 2 host-aware' }),
    unused2: reserved(3),
  },
  { source: published('block device, "Device configuration layout"') },
);

/** The one field of a device configuration that a driver of the types here may write. */
export const WRITEBACK_AT = virtioBlkConfig.offsets.writeback;

/** Most sectors that one request to discard or to write zeros may name, and a disk's usual geometry. */
const MOST_SECTORS = 0x3fffff;
const GEOMETRY = { cylinders: 2, heads: 16, sectors: 63 } as const;

/** What a network device shows of itself: its largest frame, a speed that it does not know, and full duplex. */
export const NET_LINK = { mtu: 1500, speed: 0xffff_ffff, duplex: 1 } as const;
/** The least that RSS asks for, and hashes of IPv4, IPv6, TCP and UDP. */
const RSS_LIMITS = { keySize: 40, indirectionTable: 128, hashTypes: 0x3f } as const;

/** Bytes up to the last field that some offered bit brings; what every type has at least. */
const ends = {
  net: [
    { bits: [16], end: virtioNetConfig.offsets.max_virtqueue_pairs },
    { bits: [22, 60], end: virtioNetConfig.offsets.mtu },
    { bits: [3], end: virtioNetConfig.offsets.speed },
    { bits: [63], end: virtioNetConfig.offsets.rss_max_key_size },
    { bits: [57, 60], end: virtioNetConfig.offsets.supported_tunnel_types },
    { bits: [51], end: virtioNetConfig.size },
  ],
  blk: [
    { bits: [13], end: virtioBlkConfig.offsets.max_write_zeroes_sectors },
    { bits: [14], end: virtioBlkConfig.offsets.unused1 },
    { bits: [16], end: virtioBlkConfig.offsets.zone_sectors },
    { bits: [17], end: virtioBlkConfig.size },
  ],
} as const;
const shortest = {
  net: virtioNetConfig.offsets.status,
  blk: virtioBlkConfig.offsets.max_discard_sectors,
  rng: 0,
} as const;

const lengthOf = ({ type, offered }: FunctionState): number =>
  type === 'rng'
    ? 0
    : ends[type].reduce<number>(
        (length, { bits, end }) => (bits.some(bit => hasBit(offered, bit)) ? Math.max(length, end) : length),
        shortest[type],
      );

/**
 * The device configuration as a driver may read it, also before FEATURES_OK: as long as the offered bits make it. Fields
 * of bits that are not offered read 0 where something stands behind them.
 */
export const deviceConfigOf = (state: FunctionState, mac: readonly number[]): Uint8Array => {
  const { data, queues, offered } = state;
  const length = lengthOf(state);
  switch (data.type) {
    case 'rng':
      return new Uint8Array(0);
    case 'net': {
      const { mtu, speed, duplex } = NET_LINK;
      const [rss, hashes] = [hasBit(offered, 60), hasBit(offered, 57) || hasBit(offered, 60)];
      const values = {
        mac: data.mac ?? Uint8Array.from(mac),
        status: data.linkUp ? 1 : 0,
        max_virtqueue_pairs: hasBit(offered, 22) || rss ? Math.max(1, state.numQueues >> 1) : 0,
        ...(hasBit(offered, 3) && { mtu }),
        ...(hasBit(offered, 63) && { speed, duplex }),
        ...(hashes && { rss_max_key_size: RSS_LIMITS.keySize, supported_hash_types: RSS_LIMITS.hashTypes }),
        ...(rss && { rss_max_indirection_table_length: RSS_LIMITS.indirectionTable }),
      };
      return virtioNetConfig.encode(values).slice(0, length);
    }
    case 'blk': {
      const size = queues[0]?.registers.maxSize ?? 0;
      const [discards, zeroes] = [hasBit(offered, 13), hasBit(offered, 14)];
      const values = {
        capacity: BigInt(data.sectors),
        seg_max: Math.max(size - 2, 1),
        ...GEOMETRY,
        blk_size: 512,
        writeback: data.writeback ? 1 : 0,
        num_queues: state.numQueues,
        ...(discards && { max_discard_sectors: MOST_SECTORS, max_discard_seg: 1, discard_sector_alignment: 1 }),
        ...(zeroes && { max_write_zeroes_sectors: MOST_SECTORS, max_write_zeroes_seg: 1, write_zeroes_may_unmap: 1 }),
      };
      return virtioBlkConfig.encode(values).slice(0, length);
    }
  }
};
