import type { Readings } from '../world/world.ts';
import { variantOf } from './derive.ts';
import type { Dialect } from './dialect.ts';
import { resolveReadings } from './dialect.ts';
import { notObservable as openInDraft } from './draft-2022-07/not-observable.ts';
import { proseOf } from './draft-2022-07/prose.ts';
import { postedVariant, type Variant } from './draft-2022-07/variant.ts';
import { amendments } from './draft-2022-07-reviewed/amendments.ts';
import type { Margin, NotObservable } from './margin-types.ts';
import { notObservable as openIn13 } from './virtio-1.3/not-observable.ts';
import { notModelled, notObservable as openIn14 } from './virtio-1.4/not-observable.ts';

const ofDraft = (variant: Variant): Margin => ({
  prose: proseOf(variant),
  asDocument: proseOf({ ...variant, order: 'terms-first' }),
  notObservable: openInDraft,
});
const ofPublished = (...open: readonly (readonly NotObservable[])[]): Margin => ({
  prose: [],
  asDocument: [],
  notObservable: open.flat(),
});

const margins: Readonly<Record<string, (readings: Readings) => Margin>> = {
  'draft-2022-07': () => ofDraft(postedVariant),
  'draft-2022-07-reviewed': readings => ofDraft(variantOf(postedVariant, amendments, readings)),
  'virtio-1.3': () => ofPublished(openIn13),
  'virtio-1.4': () => ofPublished(openIn13, openIn14, notModelled),
};

/**
 * What stands beside a version under some readings. A module of its own, since nothing of it is needed to run anything:
 * it is fetched when somebody asks.
 */
export const marginOf = (dialect: Dialect, readings: Readings = {}): Margin => {
  const margin = margins[dialect.id];
  if (!margin) throw new Error(`${dialect.id} has no margin`);
  return margin(resolveReadings(dialect, readings));
};
