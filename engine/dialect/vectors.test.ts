import { describe, expect, it } from 'vitest';
import { encodeCommand } from '../admin/encode-command.ts';
import { readAnswer } from '../admin/read-answer.ts';
import { commandOf } from '../admin/rules.ts';
import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import { commandVectors } from '../testing/command-vectors.ts';
import type { Dialect } from './dialect.ts';
import { dialectOf } from './dialects.ts';

const bytes = (hex: string): Uint8Array => {
  const read = hexToBytes(hex, { allowEmpty: true });
  if (!read.ok) throw new Error('no bytes');
  return read.value;
};

/** A part once more through its structs. */
const again = (dialect: Dialect, part: 'readable' | 'writable', hex: string, opcode: number): string => {
  const head = part === 'readable' ? dialect.header : dialect.answer;
  const command = commandOf(dialect, opcode);
  const tail = part === 'readable' ? command?.data : command?.result;
  const all = bytes(hex);
  const first = bytesToHex(head.encode(head.decode(all)));
  return all.length > head.size && tail ? first + bytesToHex(tail.encode(tail.decode(all.subarray(head.size)))) : first;
};

const versions = ['virtio-1.3', 'virtio-1.4'].map(id => dialectOf(id));
const cases = versions.flatMap(dialect =>
  commandVectors
    .filter(({ command }) => dialect.commands.some(({ name }) => name === command))
    .map(vector => [dialect.id, vector.name, dialect, vector] as const),
);

describe('commands and answers of another implementation', () => {
  it('are all of 1.4, and twelve of 1.3', () => {
    expect(cases.map(([id]) => id).filter(id => id === 'virtio-1.4')).toHaveLength(27);
    expect(cases.map(([id]) => id).filter(id => id === 'virtio-1.3')).toHaveLength(12);
  });

  it.each(cases)('%s: %s is encoded and decoded byte for byte', (_id, _name, dialect, vector) => {
    const { command, group: group_type, member: group_member_id, data, readable, cut } = vector;
    const encoded = encodeCommand(dialect, {
      do: 'command',
      owner: 'pf0',
      command,
      header: { group_type, group_member_id },
      data,
    });
    if (!encoded.ok) throw new Error(encoded.error);
    const opcode = dialect.commands.find(({ name }) => name === command)?.opcode ?? -1;
    if (cut) expect(bytesToHex(encoded.value.readable).startsWith(readable)).toBe(true);
    else {
      // A driver pads what it composes with zeros to whole 8 bytes, but for legacy accesses, whose width is their length.
      const unit = opcode >= 2 && opcode <= 5 ? 1 : 8;
      const whole = Math.ceil(readable.length / 2 / unit) * unit;
      expect(bytesToHex(encoded.value.readable)).toBe(readable.padEnd(2 * whole, '0'));
      expect(again(dialect, 'readable', readable, opcode)).toBe(readable);
    }
    const { fields } = readAnswer(dialect, opcode, bytes(vector.writable), vector.writable.length / 2);
    expect([fields.status, fields.status_qualifier]).toEqual([vector.status, vector.qualifier]);
    expect(again(dialect, 'writable', vector.writable, opcode).startsWith(vector.writable)).toBe(true);
  });
});
