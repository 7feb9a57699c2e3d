import { hex } from '../num/addr.ts';
import type { Facets } from '../world/function-state.ts';

const objects = ({ objects: list }: Facets): string =>
  list.map(({ type, id }) => `${hex(type, 4)} number ${id}`).join(', ') || 'none';

/** What an administration command changed at a function, in a few words. */
export const facetsText = (from: Facets, to: Facets): string => {
  const parts: string[] = [];
  for (const group of new Set([...Object.keys(from.usedLists), ...Object.keys(to.usedLists)])) {
    const [before, after] = [from.usedLists[Number(group)], to.usedLists[Number(group)]];
    if (before === after) continue;
    parts.push(
      after === undefined ? `the list of group ${group} is forgotten` : `the list of group ${group} is ${hex(after)}`,
    );
  }
  for (const id of new Set([...Object.keys(from.driverCaps), ...Object.keys(to.driverCaps)])) {
    const [before, after] = [from.driverCaps[Number(id)], to.driverCaps[Number(id)]];
    if (before !== after) parts.push(`the driver's capability ${hex(Number(id), 4)} is ${after ?? 'forgotten'}`);
  }
  if (from.objects !== to.objects) parts.push(`its resource objects are ${objects(to)}`);
  if (from.stopped !== to.stopped) parts.push(to.stopped ? 'it is stopped' : 'it goes on');
  if (from.parts !== to.parts) parts.push(to.parts === null ? 'no parts wait' : 'parts wait for it to go on');
  if (from.asked !== to.asked)
    parts.push(to.asked === null ? 'nothing is asked of it any more' : `it is asked to ${to.asked}`);
  if (from.config !== to.config) parts.push('its device configuration is written');
  return parts.join('; ') || 'nothing changes';
};
