import { large, spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Bytes that somebody pasted, as fields. */
export const decode = {
  ask: 'What the bytes are',
  dialect: 'Dialect',
  part: 'Part',
  parts: { readable: 'Readable', writable: 'Writable', struct: 'Struct' },
  opcode: 'Command',
  byItself: 'as its opcode says',
  headerAlone: 'not known: header alone',
  answered: (name: string) => `as the command asked (${name})`,
  struct: 'Struct',
  families: { commands: 'Commands', rings: 'Virtqueues', registers: 'PCI', devices: 'Devices' },
  bytes: 'Bytes to decode',
  hint: 'Hex digits, 0x and commas, a C array, or lines of hexdump -C or xxd.',
  showError: 'Show where',
  refused: (size: number, most: number) =>
    `${large(size)} characters were not taken: at most ${large(most)} are read here. The text before stays.`,
  noBytes: 'There are no bytes: every field is missing.',
  reset: 'Back to the bytes before',
  map: 'Bytes and their fields',
  mapHint: 'Press a byte and type two hex digits to change it.',
  size: (bytes: number) => plural(bytes, 'byte'),
  fields: 'Fields',
  findings: 'Findings',
  noFindings: 'Nothing is odd about these bytes.',
  count: (count: number) => plural(count, 'finding'),
  missing: (count: number) => `${plural(count, 'field')} missing: read as zero`,
  extra: (size: number, offset: number) =>
    `${plural(size, 'byte')} from byte ${offset} on dropped: past the last field`,
  complete: 'No field is missing, and no byte is left over.',
  offset: 'Offset',
  field: 'Field',
  value: 'Value',
  source: 'Source',
  isMissing: 'missing, reads as zero',
  isCut: 'cut',
  says: 'They say',
  byte: (at: number, hex: string, field: string) => `Byte ${at}: ${hex}, ${field}`,
  noField: 'no field',
  edit: 'Change the selected field',
  newBytes: (name: string) => `Bytes of ${name}`,
  set: 'Set',
  wrongLength: (size: number) => `${plural(size, 'byte')}, two hex digits each.`,
  selectFirst: 'Select a field to change its bytes.',
  reconstructed: 'Fields with a dashed tag are not in the text: they were reconstructed.',
};

spoken({ decode });
