import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** One part of a command as several versions lay it out. */
export const structs = {
  ask: 'What is laid out',
  part: 'Part',
  parts: { readable: 'Readable', writable: 'Writable' },
  opcode: 'Command',
  value: 'Value',
  side: (k: number) => `Layout ${'ABC'[k] ?? k}`,
  dialect: 'Dialect',
  add: 'Add a layout',
  remove: (name: string) => `Remove ${name}`,
  noCommand: 'This version has no such command: the header alone.',
  size: (bytes: number) => plural(bytes, 'byte'),
  aligned: 'nothing crosses a ruler',
  misaligned: (count: number) => plural(count, 'misaligned field'),
  values: 'Values in the bytes',
  valuesHint: 'Written into each layout where it has such a field: a number, or hex: and digits.',
  crossings: 'If the two sides disagree',
  crossing: (sender: string, receiver: string) => `Sent as ${sender}, read as ${receiver}`,
  sent: 'Sent',
  read: 'Read',
  offset: 'Byte',
  field: 'Field of the receiver',
  meant: 'Meant',
  makes: 'Reads',
  from: 'Its bytes are',
  verdict: 'Verdict',
  verdicts: { 'as-meant': 'as meant', misread: 'misread', 'nothing-meant': 'nothing meant' },
  misread: (count: number) =>
    count === 0 ? 'Everything arrives as it was meant' : `${plural(count, 'field')} misread`,
  misreadAs: 'misread:',
  dropped: (bytes: number) => `${plural(bytes, 'byte')} dropped`,
  absent: (bytes: number) => `${plural(bytes, 'byte')} missing, read as zero`,
  past: 'past the end',
  layouts: 'Layouts',
  table: 'Every layout as a table',
  name: 'Field',
  isMisaligned: 'misaligned',
  bytes: (from: number, to: number) => (from === to ? `byte ${from}` : `bytes ${from} to ${to}`),
  none: '–',
  tryDefault: 'Back to the values of the example',
};

spoken({ structs });
