import { le16Field, le32Field, le64Field } from '../layout/field.ts';
import { type Infer, struct } from '../layout/struct.ts';
import { ours, published } from '../spec/source.ts';

/** virtq_desc.flags: the chain continues at `next`. */
export const VIRTQ_DESC_F_NEXT = 1;
/** virtq_desc.flags: device-writable; clear: device-readable. */
export const VIRTQ_DESC_F_WRITE = 2;
/** virtq_desc.flags: `addr` and `len` describe a table of descriptors. */
export const VIRTQ_DESC_F_INDIRECT = 4;
/** virtq_avail.flags, a hint to the device: no used-buffer notifications wanted. */
export const VIRTQ_AVAIL_F_NO_INTERRUPT = 1;
/** virtq_used.flags, a hint to the driver: no available-buffer notifications wanted. */
export const VIRTQ_USED_F_NO_NOTIFY = 1;

/** Names of the bits of virtq_desc.flags, by their value. */
export const descFlagNames: Readonly<Record<number, string>> = {
  [VIRTQ_DESC_F_NEXT]: 'VIRTQ_DESC_F_NEXT',
  [VIRTQ_DESC_F_WRITE]: 'VIRTQ_DESC_F_WRITE',
  [VIRTQ_DESC_F_INDIRECT]: 'VIRTQ_DESC_F_INDIRECT',
};

export const virtqDesc = struct(
  'virtq_desc',
  {
    addr: le64Field({ show: 'addr', doc: 'guest physical address' }),
    len: le32Field({ doc: 'bytes' }),
    flags: le16Field({
      show: 'hex',
      known: 7,
      values: { ...descFlagNames, [VIRTQ_DESC_F_NEXT | VIRTQ_DESC_F_WRITE]: 'VIRTQ_DESC_F_NEXT | VIRTQ_DESC_F_WRITE' },
    }),
    next: le16Field({ doc: 'index in the descriptor table; means something only with VIRTQ_DESC_F_NEXT' }),
  },
  { source: published('split-ring.tex, "The Virtqueue Descriptor Table"') },
);
export type VirtqDesc = Infer<typeof virtqDesc>;

/** The fixed head; `ring` of N le16 heads and used_event follow. */
export const virtqAvail = struct(
  'virtq_avail',
  {
    flags: le16Field({ known: 1, values: { [VIRTQ_AVAIL_F_NO_INTERRUPT]: 'VIRTQ_AVAIL_F_NO_INTERRUPT' } }),
    idx: le16Field({ doc: 'entries placed since the start, modulo 2^16' }),
  },
  { source: published('split-ring.tex, "The Virtqueue Available Ring"') },
);

/** The fixed head; `ring` of N virtq_used_elem and avail_event follow. */
export const virtqUsed = struct(
  'virtq_used',
  {
    flags: le16Field({ known: 1, values: { [VIRTQ_USED_F_NO_NOTIFY]: 'VIRTQ_USED_F_NO_NOTIFY' } }),
    idx: le16Field({ doc: 'entries returned since the start, modulo 2^16' }),
  },
  { source: published('split-ring.tex, "The Virtqueue Used Ring"') },
);

export const virtqUsedElem = struct(
  'virtq_used_elem',
  {
    id: le32Field({ doc: 'head of the used chain' }),
    len: le32Field({ doc: 'bytes written to the device-writable part' }),
  },
  { source: published('split-ring.tex, "The Virtqueue Used Ring"') },
);
export type VirtqUsedElem = Infer<typeof virtqUsedElem>;

/** pvirtq_desc.flags: the wrap counter of who made the descriptor available. */
export const VIRTQ_DESC_F_AVAIL = 0x0080;
/** pvirtq_desc.flags: the wrap counter of who used it; the inverse of AVAIL while it is available. */
export const VIRTQ_DESC_F_USED = 0x8000;

export const pvirtqDesc = struct(
  'pvirtq_desc',
  {
    addr: le64Field({ show: 'addr', doc: 'guest physical address; unused in a used descriptor' }),
    len: le32Field({ doc: 'bytes; in a used descriptor bytes written, and only with VIRTQ_DESC_F_WRITE' }),
    id: le16Field({ doc: 'buffer id; means something in the last descriptor of a list' }),
    flags: le16Field({ show: 'hex', known: 0x8087 }),
  },
  { source: published('packed-ring.tex, "The Virtqueue Descriptor Ring"') },
);

/** pvirtq_event_suppress.flags: always, never, or for one descriptor (with VIRTIO_F_EVENT_IDX only). */
export const RING_EVENT_FLAGS_ENABLE = 0;
export const RING_EVENT_FLAGS_DISABLE = 1;
export const RING_EVENT_FLAGS_DESC = 2;

export const pvirtqEventSuppress = struct(
  'pvirtq_event_suppress',
  {
    desc: le16Field({ show: 'hex', doc: 'desc_event_off in bits 0 to 14, desc_event_wrap in bit 15' }),
    flags: le16Field({
      values: {
        [RING_EVENT_FLAGS_ENABLE]: 'RING_EVENT_FLAGS_ENABLE',
        [RING_EVENT_FLAGS_DISABLE]: 'RING_EVENT_FLAGS_DISABLE',
        [RING_EVENT_FLAGS_DESC]: 'RING_EVENT_FLAGS_DESC',
      },
      doc: 'desc_event_flags in bits 0 and 1, the others reserved',
    }),
  },
  { source: published('packed-ring.tex, "Event Suppression Structure Format"') },
);

/** What a driver remembers of one descriptor, in memory of its own. All but `next` is used at the head of a chain only. */
export const driverShadow = struct(
  'driver_shadow',
  {
    next: le16Field({ doc: 'the next descriptor, in the chain or in the free list' }),
    length: le16Field({ doc: 'descriptors in the chain' }),
    token_plus_one: le32Field({ doc: '0: no buffer starts here' }),
    capacity: le32Field({ doc: 'device-writable bytes in the chain, at most 2^32 - 1' }),
  },
  { source: ours('a driver may not believe bytes that the device can write') },
);
