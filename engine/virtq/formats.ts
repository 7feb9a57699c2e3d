import type { VirtqFormat } from './format.ts';
import { splitFormat } from './split/split.ts';

const there = new Map<VirtqFormat['name'], VirtqFormat>([[splitFormat.name, splitFormat]]);

/** Whether a format is there. The packed one comes with `packed/add.ts`: a page that shows split rings need not wait for it. */
export const hasFormat = (name: VirtqFormat['name']): boolean => there.has(name);

export const addFormat = (format: VirtqFormat): void => {
  there.set(format.name, format);
};

/** A format by its name. Throws for one that is not there: scenarios are checked before they become worlds. */
export const formatNamed = (name: VirtqFormat['name']): VirtqFormat => {
  if (name === 'split') return splitFormat;
  const found = there.get(name);
  if (!found) throw new Error(`the ${name} format is not there`);
  return found;
};
