import type { Member, Shape } from '../../engine/protocol/messages.ts';

/** A scenario as it is being written: any JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export type Key = string | number;
/** A place in it, from the whole inwards. */
export type Path = readonly Key[];

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The list that is there; none where there is something else. */
export const listIn = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

// ---------------------------------------------------------------- paths

/** `script[3].header.group_id`, as the engine writes them in its errors. */
export const writePath = (path: Path): string =>
  path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    if (!/^[\w-]+$/.test(key)) return `${before}[${JSON.stringify(key)}]`;
    return before === '' ? key : `${before}.${key}`;
  }, '');

/** The reverse; what is no path ends where it stops being one. */
export const readPath = (text: string): Path => {
  const keys: Key[] = [];
  const part = /\.?([\w-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    const [, name, index, quoted] = found;
    keys.push(index === undefined ? (name ?? (JSON.parse(quoted ?? '""') as string)) : Number(index));
  }
  return keys;
};

// ---------------------------------------------------------------- looking and changing

const own = (value: Json | undefined, key: Key): Json | undefined => {
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
};

export const getAt = (value: Json | undefined, path: Path): Json | undefined => path.reduce(own, value);

/** The members of an object that is of a shape, as the schema orders them. */
export const membersOf = (shape: Shape | null, value: Json | undefined): readonly Member[] => {
  if (shape?.kind === 'object') return shape.members;
  if (shape?.kind === 'nullable') return membersOf(shape.inner, value);
  if (shape?.kind !== 'choice') return [];
  const chosen = own(value, shape.key);
  return typeof chosen === 'string' && Object.hasOwn(shape.forms, chosen) ? (shape.forms[chosen] ?? []) : [];
};

/** The shape of what is at a key of something of a shape; null: the schema knows of nothing there. */
export const shapeInside = (shape: Shape | null, value: Json | undefined, key: Key): Shape | null => {
  switch (shape?.kind) {
    case 'list':
      return shape.item;
    case 'record':
      return shape.value;
    case 'nullable':
      return shapeInside(shape.inner, value, key);
    default:
      return membersOf(shape, value).find(({ name }) => name === key)?.shape ?? null;
  }
};

/** The names that an object has or may have, in order: what the schema does not know comes last. */
const ordered = (shape: Shape | null, value: JsonObject): ((name: string) => number) => {
  const key = shape?.kind === 'choice' ? [shape.key] : [];
  const names = [...key, ...membersOf(shape, value).map(({ name }) => name)];
  return name => (names.includes(name) ? names.indexOf(name) : names.length);
};

const withMember = (value: JsonObject, name: string, next: Json | undefined, shape: Shape | null): JsonObject => {
  const entries = Object.entries(value);
  if (next === undefined) return Object.fromEntries(entries.filter(([each]) => each !== name));
  if (Object.hasOwn(value, name)) {
    return Object.fromEntries(entries.map(([each, inside]) => [each, each === name ? next : inside]));
  }
  const place = ordered(shape, value);
  const at = entries.findIndex(([each]) => place(each) > place(name));
  const before = at < 0 ? entries.length : at;
  return Object.fromEntries([...entries.slice(0, before), [name, next], ...entries.slice(before)]);
};

/**
 * The whole with something else at a place; undefined takes it away. Objects that are missing on the way are made, and
 * a new member comes where the schema has it.
 */
export const setAt = (value: Json | undefined, path: Path, next: Json | undefined, shape: Shape | null): Json => {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? null;
  const inner =
    rest.length === 0
      ? next
      : setAt(own(value, key) ?? (typeof rest[0] === 'number' ? [] : {}), rest, next, shapeInside(shape, value, key));
  if (typeof key === 'number') {
    const list = listIn(value);
    if (inner === undefined) return list.filter((_, i) => i !== key);
    return key < list.length ? list.with(key, inner) : [...list, inner];
  }
  return withMember(isObject(value) ? value : {}, key, inner, shape);
};

/** A list with one of its items elsewhere. */
export const moved = (list: readonly Json[], from: number, to: number): readonly Json[] => {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
};

/** A list with one more item. */
export const inserted = (list: readonly Json[], at: number, item: Json): readonly Json[] => list.toSpliced(at, 0, item);
