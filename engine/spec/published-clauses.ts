import type { Clause, ClauseActor, ClauseLevel } from './clause.ts';
import { clauses12 } from './clauses-1.2.ts';
import { ours, published } from './source.ts';

/** Releases of the specification in their order. */
const releases = ['1.0', '1.1', '1.2', '1.3', '1.4'] as const;
export type Release = (typeof releases)[number];

const parse = (table: string): readonly Clause[] => {
  const clauses: Clause[] = [];
  let area = '';
  let section = '';
  for (const line of table.split('\n').filter(each => each !== '')) {
    const cells = line.split(' | ');
    if (line.startsWith('# ')) {
      [area, section] = [(cells[0] ?? '').slice(2), cells[1] ?? ''];
      continue;
    }
    const [id = '', actor, level, since = '', seen, text = ''] = cells;
    clauses.push({
      id,
      actor: actor as ClauseActor,
      level: level as ClauseLevel,
      area,
      section,
      since,
      text,
      observable: seen === 'seen',
      source: published(`${section}, since ${since}`),
    });
  }
  return clauses;
};

/** From PCI Express, which the virtio text stands on. */
const pcie: readonly Clause[] = [
  {
    id: 'pcie.sriov.num-vfs',
    actor: 'driver',
    level: 'descriptive',
    area: 'group-sriov',
    section: 'SR-IOV extended capability',
    since: 'PCIe',
    text: 'NumVFs is at most TotalVFs, and is written only while VF Enable is clear.',
    observable: true,
    source: ours('from the PCI Express base specification'),
  },
];

/** Made once each. */
const parsed = new Map<string, readonly Clause[]>();
const rulesIn = (table: string): readonly Clause[] => {
  const known = parsed.get(table) ?? parse(table);
  parsed.set(table, known);
  return known;
};

/**
 * The rules that hold in a release, and those of PCI Express. Rules that are younger than 1.2 are in `younger`, so that
 * whoever does without them need not carry them; `also` names young ones that hold all the same.
 */
export const publishedClauses = (
  release: Release,
  younger: string,
  also: readonly string[] = [],
): readonly Clause[] => {
  const last = releases.indexOf(release);
  const holds = ({ id, since }: Clause): boolean => releases.indexOf(since as Release) <= last || also.includes(id);
  return [...[...rulesIn(clauses12), ...rulesIn(younger)].filter(holds), ...pcie];
};
