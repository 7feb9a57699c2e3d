import { hexToBytes } from '../num/bytes.ts';

/** One step as the file has it: members by name, numbers as hexadecimal text. */
export type TranscriptStep = Readonly<Record<string, unknown>> & { readonly do: string };

/** What a member of a step may be; null: it may, else in words what is allowed. */
type Check = (value: unknown) => string | null;

const numberOf = (value: unknown): bigint | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null;
  return typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value) ? BigInt(value) : null;
};
const text = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);

const upTo =
  (most: number | bigint): Check =>
  value => {
    const given = numberOf(value);
    if (given === null) return `${text(value)} is no number`;
    return given <= BigInt(most) ? null : `${text(value)} is more than 0x${most.toString(16)}`;
  };
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  value =>
    allowed.includes(value) ? null : `${text(value)} is none of ${allowed.join(', ')}`;
const anything: Check = () => null;
const maybe =
  (check: Check): Check =>
  value =>
    value === undefined ? null : check(value);
const bytes: Check = value =>
  typeof value === 'string' && hexToBytes(value, { allowEmpty: true }).ok ? null : 'no hex digits';
const listed: Check = value => (Array.isArray(value) ? null : `${text(value)} is no list`);
const functionName: Check = value =>
  typeof value === 'string' && /^[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i.test(value) ? null : `${text(value)} is no function`;

/** Guest memory of every recording, in bytes. */
export const MEMORY = 64 << 20;
const word = upTo(0xffff_ffff_ffff_ffffn);
const address = upTo(MEMORY - 1);
const length = upTo(MEMORY);
const place = {
  region: oneOf('common', 'isr', 'device', 'notify', 'mmio'),
  offset: upTo(0xffff_ffff),
  width: oneOf(1, 2, 4, 8),
};
const space = { function: maybe(functionName), offset: upTo(0xfff), width: oneOf(1, 2, 4) };
const entries = upTo(2048);

/** By what a step does, its members. */
const steps: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  w: { ...place, value: word },
  r: { ...place, expect: word },
  notify: { offset: place.offset, width: place.width, value: word },
  memw: { addr: address, hex: bytes },
  memfill: { addr: address, len: length, byte: upTo(0xff) },
  memr: { addr: address, len: length, expect: bytes },
  settle: {},
  msix_enable: { entries, table_size: maybe(entries) },
  msix_mask: { entry: entries, masked: oneOf(true, false) },
  msix_pending: { expect: anything },
  msi: { expect: listed },
  pci_r: { ...space, expect: word },
  pci_w: { ...space, value: word },
  bars: { expect: listed },
  host: { execute: oneOf('set_link', 'block_resize') },
  sriov_enable: { num_vfs: upTo(0xffff), vf_bars: maybe(listed) },
  use: { function: functionName },
  end: { how: oneOf('hang', 'abort') },
  log: {},
  note: {},
};

/** Bytes that all steps of a recording may read and write together. */
const MOST_BYTES = 8 * MEMORY;

/** What keeps steps from being played, with the place; null: they are all of the format. */
export const checkSteps = (given: readonly TranscriptStep[]): string | null => {
  let moved = 0;
  for (const [at, step] of given.entries()) {
    const members = Object.hasOwn(steps, step.do) ? steps[step.do] : undefined;
    if (!members) return `steps[${at}].do: ${text(step.do)} is no step of the format`;
    for (const [member, check] of Object.entries(members)) {
      const wrong = check(step[member]);
      if (wrong !== null) return `steps[${at}].${member}: ${wrong}`;
    }
    if (!('addr' in members)) continue;
    const count = typeof step.hex === 'string' ? step.hex.length / 2 : Number(step.len);
    if (Number(step.addr) + count > MEMORY) return `steps[${at}].addr: ${count} bytes from there are outside of memory`;
    moved += count;
    if (moved > MOST_BYTES) return `steps[${at}].len: more than ${MOST_BYTES} bytes in all`;
  }
  return null;
};
