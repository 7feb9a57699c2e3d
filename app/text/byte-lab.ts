import { spoken } from './catalogue.ts';

/** Texts of the byte lab: lengths and cuts of a command's buffer, and what comes of them. */
export const byteLab = {
  now: 'If it were carried out now',
  noAnswer: 'No answer: the device asks for a reset',
  decidedBy: 'decided by',
  usedLength: (bytes: number) => `used length ${bytes}`,
  noUsed: 'no used element',
  parts: { readable: 'Device-readable part', writable: 'Device-writable part' },
  bytesOf: { readable: 'Bytes of the readable part', writable: 'Bytes of the writable part' },
  handle: { readable: 'Length of the readable part', writable: 'Length of the writable part' },
  length: (bytes: number, of: number | null) =>
    of === null || of === bytes ? plural(bytes) : `${bytes} of ${plural(of)}`,
  room: (bytes: number, whole: number) => `${plural(bytes)}; the answer has ${whole}`,
  value: (bytes: number, what: string) => `${plural(bytes)}: ${what}`,
  whole: 'every field is there',
  missing: (fields: readonly string[]) => `${list(fields)} ${fields.length === 1 ? 'reads' : 'read'} as zero`,
  ignored: (bytes: number) => `${plural(bytes)} at the end ignored`,
  dropped: (bytes: number) => `${plural(bytes)} of the answer dropped`,
  left: (bytes: number) => `${plural(bytes)} of the buffer not written`,
  noRule: 'no rule of this text; done as later texts have it',
  byte: (at: number, hex: string, what: string) => `Byte ${at}: ${hex}, ${what}`,
  kinds: {
    there: 'of no field',
    missing: 'not in the buffer, reads as zero',
    ignored: 'ignored',
    written: 'written',
    left: 'not written',
    dropped: 'dropped',
    none: 'behind the end',
  },
  lengths: { readable: 'By the length of the readable part', writable: 'By the length of the writable part' },
  span: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
  used: (least: number, most: number) => (least === most ? `used ${least}` : `used ${least}–${most}`),
  bytes: 'bytes',
  cut: (at: number) => `Cut before byte ${at}`,
  uncut: (at: number) => `Join at byte ${at}`,
  cutsOf: { readable: 'Cuts of the readable part', writable: 'Cuts of the writable part' },
  cutHint: 'A byte that is chosen may begin another descriptor.',
  as: 'Descriptors',
  forms: { driver: 'as the driver would', chain: 'a chain', table: 'an indirect table' },
  sent: 'As it would be sent',
  notSent: 'Cannot be sent now',
  descriptor: 'descriptor',
  entry: 'table entry',
  same: 'The device makes the same of it as of one descriptor for each part.',
  differs: 'The device makes something else of it than of one descriptor for each part.',
  onBranch: (steps: number, name: string, used: number | null) =>
    `On a branch of this moment, ${steps} steps: ${name}${used === null ? '' : `, used length ${used}`}.`,
  columns: { where: 'where', part: 'part', addr: 'addr', len: 'len', flags: 'flags' },
  broken: 'The driver breaks a rule with this',
};

const plural = (bytes: number): string => (bytes === 1 ? '1 byte' : `${bytes} bytes`);

const FEW = 4;
const list = (names: readonly string[]): string =>
  names.length <= FEW ? names.join(', ') : `${names.slice(0, FEW).join(', ')} and ${names.length - FEW} more`;

spoken({ byteLab });
