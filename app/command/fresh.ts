import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { ViewParts } from '../../engine/view/parts.ts';
import type { Typed } from './form.ts';

/**
 * What a new form starts with: the first command, in the first group that has members, for the first of them where it
 * is about a member, and with what it takes to be carried out.
 */
export const freshTyped = (catalog: CatalogView, run: Partial<ViewParts>): Typed => {
  const { opcode, group, member } = catalog.headerFields;
  const first = Object.values(run.members ?? {}).find(each => each.present) ?? Object.values(run.members ?? {})[0];
  const command = catalog.commands[0];
  const groupId = catalog.groups.at(-1)?.id ?? 0;
  return {
    [`header.${opcode}`]: String(Number(command?.opcode ?? 0)),
    [`header.${group}`]: String(groupId),
    [`header.${member}`]: String(command?.usesMember === false ? 0 : (first?.member ?? 0)),
    ...Object.fromEntries(Object.entries(command?.first ?? {}).map(([name, value]) => [`data.${name}`, String(value)])),
  };
};
