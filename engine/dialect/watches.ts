import type { Watch } from '../admin/watch.ts';
import type { Dialect } from './dialect.ts';
import { draftWatch } from './draft-2022-07/watch.ts';
import { watch13 } from './virtio-1.3/watch.ts';
import { watch14 } from './virtio-1.4/watch.ts';

const watches: Readonly<Record<string, Watch>> = {
  'draft-2022-07': draftWatch,
  'draft-2022-07-reviewed': draftWatch,
  'virtio-1.3': watch13,
  'virtio-1.4': watch14,
};

const NOTHING: Watch = { commands: [], answers: () => [], failedResult: null };

/** What an onlooker knows of the administration commands of a dialect. Runs do without it, so only onlookers fetch it. */
export const watchOf = ({ id }: Pick<Dialect, 'id'>): Watch => watches[id] ?? NOTHING;
