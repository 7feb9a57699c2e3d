import { isList, isObject, type Json } from './json.ts';

const WIDTH = 76;

/** A value in one line, or null when there is not so much room. */
const inOneLine = (value: Json, room: number): string | null => {
  if (room < 0) return null;
  if (!isList(value) && !isObject(value)) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const isArray = isList(value);
  const entries: readonly (readonly [string, Json])[] = isArray
    ? value.map(inside => ['', inside] as const)
    : Object.entries(value).map(([name, inside]) => [`${JSON.stringify(name)}: `, inside] as const);
  const [open, close] = isArray ? ['[', ']'] : entries.length === 0 ? ['{', '}'] : ['{ ', ' }'];
  let text = open;
  for (const [i, [name, inside]] of entries.entries()) {
    const start = `${i === 0 ? '' : ', '}${name}`;
    const rest = inOneLine(inside, room - text.length - start.length - close.length);
    if (rest === null) return null;
    text += start + rest;
  }
  return text.length + close.length <= room ? text + close : null;
};

/** Values without members, as many in a line as there is room for. */
const filled = (values: readonly Json[], indent: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const [i, value] of values.entries()) {
    const text = JSON.stringify(value) + (i + 1 < values.length ? ',' : '');
    if (line !== '' && indent.length + 2 + line.length + 1 + text.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? text : ` ${text}`;
  }
  return `[\n${[...lines, line].map(each => `${indent}  ${each}`).join('\n')}\n${indent}]`;
};

const broken = (value: Json, indent: string, before: number): string => {
  const line = inOneLine(value, WIDTH - indent.length - before);
  const inner = `${indent}  `;
  // A whole scenario, and what has members of its own, is read more easily member by member.
  if (line !== null && indent !== '') return line;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    if (value.every(inside => !isList(inside) && !isObject(inside))) return filled(value, indent);
    return `[\n${value.map(inside => inner + broken(inside, inner, 1)).join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inside]) => {
    const start = `${JSON.stringify(name)}: `;
    return inner + start + broken(inside, inner, start.length + 1);
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
};

/** JSON as a person would write it: what fits in a line stands in one. */
export const pretty = (value: Json): string => `${broken(value, '', 0)}\n`;
