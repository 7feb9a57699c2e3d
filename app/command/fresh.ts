import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { ViewParts } from '../../engine/view/parts.ts';
import type { Typed } from './form.ts';

const membersIn = (run: Partial<ViewParts>) => Object.values(run.members ?? {});

/** The first VF that is there; null: none is. */
export const firstThere = (run: Partial<ViewParts>): number | null =>
  membersIn(run).find(({ present }) => present)?.member ?? null;

/**
 * What a new form starts with: the first command, in a group that has members, for the first of them where it has to be
 * for one, and with what it takes to be carried out.
 */
export const freshTyped = (catalog: CatalogView, run: Partial<ViewParts>): Typed => {
  const { opcode, group, member } = catalog.headerFields;
  const { groups } = catalog;
  const command = catalog.commands[0];
  const there = firstThere(run);
  // Without VFs a function is still in the group of itself, as its member 0; what is about a member means a VF.
  const alone = there === null && command?.usesMember === false && groups.length > 1;
  const first = there ?? membersIn(run)[0]?.member ?? 0;
  return {
    [`header.${opcode}`]: String(Number(command?.opcode ?? 0)),
    [`header.${group}`]: String(groups.at(alone ? 0 : -1)?.id ?? 0),
    [`header.${member}`]: String(alone || command?.needsMember === false ? 0 : first),
    ...Object.fromEntries(Object.entries(command?.first ?? {}).map(([name, value]) => [`data.${name}`, String(value)])),
  };
};
