import { describe, expect, it } from 'vitest';
import type { DraftFrame, Shape } from '../../engine/protocol/messages.ts';
import { createPage, libraryFile, libraryFiles, scenarioOf } from '../../engine/testing/page.ts';
import { firstIn, fresh, otherForm } from './fresh.ts';
import {
  getAt,
  isList,
  isObject,
  type Json,
  membersOf,
  moved,
  type Path,
  readPath,
  setAt,
  shapeInside,
  writePath,
} from './json.ts';
import { pretty } from './pretty.ts';

const frame = ((): DraftFrame => {
  const response = createPage().ask({ type: 'study', ask: { kind: 'draft-frame' } });
  if (response.type !== 'studied' || response.answer.kind !== 'draft-frame') throw new Error('no frame');
  return response.answer.found;
})();
const { shape } = frame;
const first = firstIn(frame, ['pf0', 'pf0/vf1'], ['driver:pf0']);

/** Every place of a value, the whole first. */
const placesIn = (value: Json, path: Path = []): Path[] => [
  path,
  ...(isList(value)
    ? value.flatMap((inside, i) => placesIn(inside, [...path, i]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, inside]) => placesIn(inside, [...path, name]))
      : []),
];

/** The shape at a place; null where the schema knows of none. */
const shapeAt = (value: Json, path: Path): Shape | null => {
  let at: Shape | null = shape;
  for (const [i, key] of path.entries()) at = shapeInside(at, getAt(value, path.slice(0, i)), key);
  return at;
};

/** What tells the forms of a choice apart, and names of feature bits, are in the form of what is around them. */
const isPartOfForm = (value: Json, path: Path): boolean => {
  const around = shapeAt(value, path.slice(0, -1));
  const inner = around?.kind === 'nullable' ? around.inner : around;
  return inner?.kind === 'features' || (inner?.kind === 'choice' && path.at(-1) === inner.key);
};

describe.each(libraryFiles)('%s', file => {
  const value = libraryFile(file) as Json;

  it('is an equal scenario after it was opened and saved', () => {
    const saved = pretty(value);
    expect(scenarioOf(JSON.parse(saved))).toEqual(scenarioOf(value));
    expect(JSON.parse(saved)).toEqual(value);
    expect(pretty(JSON.parse(saved))).toBe(saved);
  });

  it('has a form for all that is in it, and is the same when each of its places is written once more', () => {
    const places = placesIn(value);
    const formless = places.filter(path => path.length > 0 && !isPartOfForm(value, path) && !shapeAt(value, path));
    expect(formless.map(writePath)).toEqual([]);
    for (const path of places) {
      expect(readPath(writePath(path))).toEqual(path);
      expect(setAt(value, path, getAt(value, path), shape)).toEqual(value);
    }
  });

  it('is the same when a member is taken away and comes back', () => {
    const members = isObject(value) ? Object.keys(value) : [];
    for (const name of members) {
      const without = setAt(value, [name], undefined, shape);
      expect(getAt(without, [name])).toBeUndefined();
      const again = setAt(without, [name], getAt(value, [name]), shape);
      expect(again).toEqual(value);
    }
  });
});

describe('a place in a scenario', () => {
  it('is written as errors are', () => {
    expect(writePath(['script', 3, 'header', 'group_id'])).toBe('script[3].header.group_id');
    expect(writePath(['topology', 'faults', 'driver:pf0'])).toBe('topology.faults["driver:pf0"]');
    expect(readPath('topology.faults["driver:pf0"]')).toEqual(['topology', 'faults', 'driver:pf0']);
    expect(readPath('')).toEqual([]);
    expect(readPath('a.b[oops')).toEqual(['a', 'b']);
  });

  it('that is not there yet is made, in the order of the schema', () => {
    const made = setAt({ format: 1, script: [], expect: [] }, ['schedule', 'kind'], 'fair', shape);
    expect(Object.keys(made as object)).toEqual(['format', 'schedule', 'script', 'expect']);
    const line = setAt({ script: [{ do: 'flr', label: 'x' }] }, ['script', 0, 'device'], 'pf0', shape);
    expect(Object.keys(getAt(line, ['script', 0]) as object)).toEqual(['do', 'device', 'label']);
    expect(setAt({}, ['script', 0, 'do'], 'flr', shape)).toEqual({ script: [{ do: 'flr' }] });
  });

  it('keeps what nobody knows, and reaches no prototype', () => {
    const hostile = JSON.parse('{"title":"x","__proto__":{"polluted":true},"constructor":1}') as Json;
    const changed = setAt(hostile, ['title'], 'y', shape);
    expect(pretty(changed)).toContain('"__proto__": { "polluted": true }');
    expect(pretty(changed)).toContain('"constructor": 1');
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
    expect(getAt({}, ['constructor'])).toBeUndefined();
    expect(getAt({}, ['__proto__', 'toString'])).toBeUndefined();
    setAt({}, ['__proto__', 'polluted'], true, shape);
    expect({}).not.toHaveProperty('polluted');
  });

  it('moves in its list', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 0, 1)).toEqual(['a']);
  });
});

describe('something new', () => {
  const choices = (name: string) => {
    const list = shapeInside(shape, null, name);
    const item = list?.kind === 'list' ? list.item : null;
    if (item?.kind !== 'choice') throw new Error(`${name} is no list of choices`);
    return item;
  };

  it.each(['script', 'expect'])('%s: every kind has all that it must have', name => {
    const item = choices(name);
    for (const kind of Object.keys(item.forms)) {
      const made = otherForm(item, {}, kind, first);
      const wanted = membersOf(item, made).filter(({ optional }) => !optional);
      expect(Object.keys(made)).toEqual([item.key, ...wanted.map(each => each.name)]);
    }
  });

  it('keeps what another kind has in common', () => {
    const line = { do: 'flr', device: 'pf0/vf2', label: 'why' };
    expect(otherForm(choices('script'), line, 'load-driver', first)).toEqual({ ...line, do: 'load-driver' });
    expect(otherForm(choices('script'), line, 'enable-vfs', first)).toEqual({
      do: 'enable-vfs',
      owner: 'pf0',
      numVfs: 0,
      label: 'why',
    });
  });

  it('is of its shape', () => {
    expect(fresh({ kind: 'nullable', inner: { kind: 'features' } }, first)).toEqual([]);
    expect(fresh({ kind: 'name', of: 'register' }, first)).toBe('device_feature_select');
  });
});

describe('the text of a scenario', () => {
  it('has in one line what fits in one, and fills lines with plain values', () => {
    const text = pretty({
      a: [1, 2],
      b: { c: 'd' },
      e: Array.from({ length: 30 }, (_, i) => `NAME_${i}`),
      f: [],
      g: {},
    });
    expect(text).toContain('  "a": [1, 2],\n  "b": { "c": "d" },\n');
    expect(text).toContain('  "f": [],\n  "g": {}\n');
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(76);
    expect(text.split('\n')).toHaveLength(14);
  });
});
