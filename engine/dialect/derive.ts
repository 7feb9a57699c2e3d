import { review } from '../spec/source.ts';
import type { Readings } from '../world/world.ts';
import type { Dialect, Switch } from './dialect.ts';

/** One change that a review asked for: what was asked, what had to be invented to answer it, and the ways to do it. */
export interface Amendment<V> {
  /** Number of the comment: `R6`. */
  readonly id: string;
  readonly title: string;
  /** What the reviewer asked for, in our words. */
  readonly asked: string;
  /** What the comment leaves open and is our choice. */
  readonly invented: readonly string[];
  /** The first is the default; the one without a change leaves the text as it was. */
  readonly ways: readonly { readonly id: string; readonly text: string; readonly change: Partial<V> | null }[];
  readonly reason: string;
}

export interface Derived<V> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly amendments: readonly Amendment<V>[];
  /** What the changes add to the switches, the points that are not observable, and the clauses. */
  readonly more: Pick<Dialect, 'switches' | 'clauses'>;
}

const switchOf = <V>({ id, title, asked, invented, ways, reason }: Amendment<V>): Switch => ({
  id,
  title,
  readings: ways.map(way => ({ id: way.id, text: way.text })),
  byDefault: ways[0]?.id ?? '',
  reason,
  source: review(asked),
  amends: { comment: id, asked, invented, unchanged: ways.find(({ change }) => change === null)?.id ?? '' },
});

const wayOf = <V>({ id, ways }: Amendment<V>, readings: Readings): Amendment<V>['ways'][number] | undefined =>
  ways.find(way => way.id === readings[id]) ?? ways[0];

/** A version with the changes that some readings choose. */
export const variantOf = <V extends object>(base: V, amendments: readonly Amendment<V>[], readings: Readings): V =>
  Object.assign({}, base, ...amendments.map(each => wayOf(each, readings)?.change));

/**
 * A version that is made of another one by changes, each of which can be taken or left on its own: it stands among the
 * switches. `make` builds the version that a set of choices describes.
 */
export const derive = <V extends object>(base: V, make: (variant: V) => Dialect, derived: Derived<V>): Dialect => {
  const { id, title, summary, amendments, more } = derived;
  const switches = [...amendments.map(switchOf), ...make(base).switches, ...more.switches];
  const versions = new Map<string, Dialect>();
  const read = (readings: Readings): Dialect => {
    const ways = amendments.map(each => wayOf(each, readings));
    const key = ways.map(way => way?.id).join(' ');
    const known = versions.get(key);
    if (known) return known;
    const text = make(variantOf(base, amendments, readings));
    const made: Dialect = { ...text, id, title, summary, switches, clauses: [...more.clauses, ...text.clauses], read };
    versions.set(key, made);
    return made;
  };
  return read({});
};
