import { diffStructs } from '../../compare/structs.ts';
import { dialects } from '../../dialect/dialects.ts';
import { hex } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { err, ok } from '../../num/result.ts';
import { sourceView } from '../../view/source-view.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import type { LaidFieldView, Study } from '../study.ts';
import { readOpcode, readSide } from './read-side.ts';

/** Layouts that are shown one under the other. */
const MOST_SIDES = 3;
const MOST_TEXT = 4096;

type Laid = Parameters<typeof fieldView>[0];
const fieldView = ({
  source,
  value,
  ...rest
}: {
  readonly source: Parameters<typeof sourceView>[0];
  readonly value: bigint;
} & Omit<LaidFieldView, 'source' | 'value'>): LaidFieldView => ({
  ...rest,
  source: sourceView(source),
  value: hex(value),
});

/** `resource_val=0x1,operation=2`. */
const valuesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .slice(0, MOST_TEXT)
      .split(',')
      .flatMap(each => {
        const [path = '', value] = each.split('=', 2);
        return value === undefined ? [] : [[path, value]];
      }),
  );

/** One part of one opcode as several versions lay it out. */
export const structs: Study<'structs'> = ({ sides: asked, part, opcode: text, values = '' }, session) => {
  if (part !== 'readable' && part !== 'writable') {
    return err(rejection('study', 'part', `found "${part}", allowed: readable, writable`));
  }
  const opcode = readOpcode(text);
  if (!opcode.ok) return opcode;
  if (asked.length === 0 || asked.length > MOST_SIDES) {
    return err(rejection('study', 'sides', `found ${asked.length}, allowed: 1 to ${MOST_SIDES}`));
  }
  const sides = [];
  for (const [k, each] of asked.entries()) {
    const side = readSide(each, `sides[${k}].`);
    if (!side.ok) return side;
    sides.push({ dialect: each.dialect, readings: side.value.readings });
  }
  const found = diffStructs({ sides, part, opcode: opcode.value, values: valuesIn(values) });
  if (!found.ok) return err(rejection('study', 'values', found.error));
  const { again } = sayTo(session);
  const retold = <F extends { readonly doc: string; readonly lints: readonly string[] }>(field: F): F => ({
    ...field,
    doc: again(field.doc),
    lints: field.lints.map(again),
  });
  return ok({
    dialects: dialects.map(({ id, title }) => ({ id, title: again(title) })),
    opcodes: found.value.opcodes.map(({ opcode: each, names }) => ({ opcode: hex(each, 4), names })),
    sides: found.value.sides.map(({ dialect, title, command, bytes, fields, switches, told }) => ({
      dialect,
      title: again(title),
      command,
      bytes: bytesToHex(bytes),
      fields: fields.map((field: Laid) => retold(fieldView(field))),
      switches: switches.map(({ title: name, readings, ...each }) => ({
        ...each,
        title: again(name),
        readings: readings.map(reading => ({ ...reading, text: again(reading.text) })),
      })),
      told: told && again(told),
    })),
    crossings: found.value.crossings.map(each => ({
      ...each,
      told: each.told && again(each.told),
      fields: each.fields.map(({ meant, from, verdict, ...field }) => ({
        ...retold(fieldView(field)),
        meant,
        from,
        verdict,
      })),
    })),
  });
};
