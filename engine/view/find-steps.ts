import type { Lineage } from './ledger.ts';
import type { Lane, SearchIndex } from './search-index.ts';

/** Words that belong together stay together: `VF 2` is one. */
const wordsOf = (query: string): readonly string[] =>
  query.toLowerCase().match(/\b(?:vf|pf|q|virtqueue) \d+\b|\S+/g) ?? [];

const isAddress = (word: string): boolean => /^0x[0-9a-f]{1,8}$/.test(word);

/** Steps of a lane up to one that wrote what is at an address. */
const writers = ({ writes }: Lane, upTo: number, address: number): ReadonlySet<number> => {
  const found = new Set<number>();
  const at = writes.at.all();
  const length = writes.length.all();
  const step = writes.step.all();
  for (let k = 0; k < at.length && (step[k] as number) <= upTo; k += 1) {
    const from = at[k] as number;
    if (from <= address && address < from + (length[k] as number)) found.add(step[k] as number);
  }
  return found;
};

/**
 * The steps that fit, in their order: by the words of their sentences, names and clauses, by an address that was written,
 * or by their number.
 */
export const findSteps = ({ texts, lanes }: SearchIndex, query: string, lineage: Lineage): readonly number[] => {
  const end = lineage[0]?.upTo ?? 0;
  const words = wordsOf(query);
  if (words.length === 1 && /^\d+$/.test(query.trim())) {
    const step = Number(query);
    return step > 0 && step <= end ? [step] : [];
  }
  const addresses = words.filter(isAddress).map(Number);
  const names = words.filter(word => !isAddress(word));
  const fits = Uint8Array.from(texts, text => (names.every(word => text.includes(word)) ? 1 : 0));
  const found: number[] = [];
  for (const { branch, upTo } of lineage.toReversed()) {
    const lane = lanes.get(branch);
    if (!lane) continue;
    const written = addresses.map(address => writers(lane, upTo, address));
    const { first } = lane;
    const kinds = lane.kinds.all();
    const count = Math.min(kinds.length, upTo - first + 1);
    for (let k = 0; k < count; k += 1) {
      if (fits[kinds[k] as number] === 0) continue;
      if (written.length === 0 || written.every(steps => steps.has(first + k))) found.push(first + k);
    }
  }
  return found;
};
