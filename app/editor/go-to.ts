import type { Path } from '../draft/json.ts';
import { draft } from './draft.ts';
import { openPart, type PartName, partNames } from './open-item.ts';

const heads: readonly string[] = ['title', 'summary', 'dialect', 'readings', 'format'];

/** The part of the scenario in which a place is shown. */
export const partOf = (path: Path): PartName =>
  partNames.find(each => each === path[0]) ?? (heads.includes(String(path[0])) ? 'scenario' : 'json');

/** The item of a list that a place is in. */
export const itemOf = (path: Path): number | null => (typeof path[1] === 'number' ? path[1] : null);

/** To a place in the form and in the JSON; the focus goes to the form. */
export const goTo = (path: Path): void => {
  openPart(partOf(path), itemOf(path));
  draft.wishFor({ place: path, form: true, json: true, focus: 'form' });
};
