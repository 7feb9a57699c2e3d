import { virtioNetHdr } from '../device/type/net.ts';
import { publishedStructs } from '../dialect/structs.ts';
import type { AnyStruct, Field } from '../layout/field.ts';
import { bytesField, le16Field, le32Field, le64Field, structField, u8Field } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { virtioPciCap } from '../pci/layouts.ts';

/*
 * Structs that the text gives and no part of this engine works with, as C headers have them, so that a recording that tells
 * their layout is compared with something. Source: virtio over PCI; network, block and console device.
 */

/** A list of elements behind the fields. */
interface List {
  readonly name: string;
  readonly size: number;
  readonly align: number;
}
interface TextStruct {
  readonly struct: AnyStruct;
  readonly list?: List;
}

const NUMBERS: Readonly<Record<string, () => Field>> = { 1: u8Field, 2: le16Field, 4: le32Field, 8: le64Field };

/** `name:bytes`, one behind the other; a `b` behind the bytes: no number, so without an alignment of its own. */
const fieldsOf = (text: string): readonly (readonly [string, Field])[] =>
  text.split(' ').map(part => {
    const [name = '', bytes = ''] = part.split(':');
    return [name, NUMBERS[bytes]?.() ?? bytesField(Number.parseInt(bytes, 10))] as const;
  });
const plain = (name: string, text: string, list?: List): TextStruct => headed(name, {}, text, list);
const headed = (name: string, first: Readonly<Record<string, AnyStruct>>, text: string, list?: List): TextStruct => {
  const inside = Object.entries(first).map(([field, each]) => [field, structField(each)] as const);
  const fields = Object.fromEntries<Field>([...inside, ...(text === '' ? [] : fieldsOf(text))]);
  return { struct: struct(name, fields), ...(list && { list }) };
};

const tailed = (name: string, text: string, last: Readonly<Record<string, AnyStruct>>): TextStruct => {
  const inside = Object.entries(last).map(([field, each]) => [field, structField(each)] as const);
  return { struct: struct(name, Object.fromEntries<Field>([...fieldsOf(text), ...inside])) };
};

const bytes = (name: string): List => ({ name, size: 1, align: 1 });
const oldHeader = plain('virtio_net_hdr', 'flags:1 gso_type:1 hdr_len:2 gso_size:2 csum_start:2 csum_offset:2');
const hashHeader = headed(
  'virtio_net_hdr_v1_hash',
  { hdr: virtioNetHdr },
  'hash_value_lo:2 hash_value_hi:2 hash_report:2 padding:2',
);
/** As the text has it, and headers before the tunnel: the hash in one piece. */
const wholeHash = headed('virtio_net_hdr_v1_hash', { hdr: virtioNetHdr }, 'hash_value:4 hash_report:2 padding:2');
const tunnel = (hash: TextStruct): TextStruct =>
  headed('virtio_net_hdr_v1_hash_tunnel', { hash_hdr: hash.struct }, 'outer_th_offset:2 inner_nh_offset:2');
const coalescing = plain('virtio_net_ctrl_coal', 'max_packets:4 max_usecs:4');
const zone = plain('virtio_blk_zone_descriptor', 'z_cap:8 z_start:8 z_wp:8 z_type:1 z_state:1 reserved:38b');
const reply = plain('virtio_net_stats_reply_hdr', 'type:1 reserved:1 vq_index:2 reserved1:2 size:2');
/** Counters of 64 bits each. */
const counters = (name: string, prefix: string, names: string): TextStruct =>
  headed(
    `virtio_net_stats_${name}`,
    { hdr: reply.struct },
    names
      .split(' ')
      .map(each => `${prefix}${each}:8`)
      .join(' '),
  );

const partHeader = publishedStructs.find(({ name }) => name === 'virtio_dev_part_hdr');

const declared: readonly TextStruct[] = [
  ...(partHeader ? [headed('virtio_dev_part', { hdr: partHeader }, '', bytes('value'))] : []),
  plain('virtio_pci_vndr_data', 'cap_vndr:1 cap_next:1 cap_len:1 cfg_type:1 vendor_id:2'),
  headed('virtio_pci_cap64', { cap: virtioPciCap }, 'offset_hi:4 length_hi:4'),
  oldHeader,
  headed('virtio_net_hdr_mrg_rxbuf', { hdr: oldHeader.struct }, 'num_buffers:2'),
  hashHeader,
  wholeHash,
  tunnel(hashHeader),
  tunnel(wholeHash),
  plain('virtio_net_ctrl_hdr', 'class:1 cmd:1'),
  plain('virtio_net_ctrl_mac', 'entries:4b'),
  plain('virtio_net_ctrl_mac', 'entries:4b', { name: 'macs', size: 6, align: 1 }),
  plain('virtio_net_ctrl_mq', 'virtqueue_pairs:2'),
  plain(
    'virtio_net_rss_config',
    'hash_types:4 indirection_table_mask:2 unclassified_queue:2 indirection_table:2 max_tx_vq:2 hash_key_length:1',
    bytes('hash_key_data'),
  ),
  plain('virtio_net_rss_config_hdr', 'hash_types:4 indirection_table_mask:2 unclassified_queue:2', {
    name: 'indirection_table',
    size: 2,
    align: 2,
  }),
  plain('virtio_net_rss_config_trailer', 'max_tx_vq:2 hash_key_length:1', bytes('hash_key_data')),
  plain('virtio_net_hash_config', 'hash_types:4 reserved:8b hash_key_length:1', bytes('hash_key_data')),
  plain('virtio_net_ctrl_coal_tx', 'tx_max_packets:4 tx_usecs:4'),
  plain('virtio_net_ctrl_coal_rx', 'rx_max_packets:4 rx_usecs:4'),
  coalescing,
  tailed('virtio_net_ctrl_coal_vq', 'vqn:2 reserved:2', { coal: coalescing.struct }),
  plain('virtio_net_stats_capabilities', 'supported_stats_types:8'),
  reply,
  counters('cvq', '', 'command_num ok_num'),
  counters('rx_basic', 'rx_', 'notifications packets bytes interrupts drops drop_overruns'),
  counters('tx_basic', 'tx_', 'notifications packets bytes interrupts drops drop_malformed'),
  counters('rx_csum', 'rx_', 'csum_valid needs_csum csum_none csum_bad'),
  counters('tx_csum', 'tx_', 'csum_none needs_csum'),
  counters('rx_gso', 'rx_gso_', 'packets bytes packets_coalesced bytes_coalesced'),
  counters('tx_gso', 'tx_gso_', 'packets bytes segments segments_bytes packets_noseg bytes_noseg'),
  counters('rx_speed', 'rx_ratelimit_', 'packets bytes'),
  counters('tx_speed', 'tx_ratelimit_', 'packets bytes'),
  zone,
  plain('virtio_blk_zone_report', 'nr_zones:8 reserved:56b', { name: 'zones', size: zone.struct.size, align: 8 }),
  plain('virtio_blk_discard_write_zeroes', 'sector:8 num_sectors:4 flags:4'),
  plain('virtio_scsi_inhdr', 'errors:4 data_len:4 sense_len:4 residual:4'),
  plain('virtio_console_config', 'cols:2 rows:2 max_nr_ports:4 emerg_wr:4'),
  plain('virtio_console_control', 'id:4 event:2 value:2'),
];

/** By the name of a C header, as headers have it in several ways. */
export const textStructs = (name: string): readonly TextStruct[] =>
  declared.filter(({ struct }) => struct.name === name);

/** Without the alignment that a compiler gives. */
export const unaligned: ReadonlySet<string> = new Set(['virtio_console_config']);
