import type { RingsView } from '../../engine/view/parts/rings.ts';
import type { Marked } from '../../engine/view/parts/values.ts';
import { rings as text } from '../text/rings.ts';

/** A value of a virtqueue that is another one than before, by its name in the specification. */
export interface RingChange {
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

const changed = (values: Readonly<Record<string, Marked | null>>): RingChange[] =>
  Object.entries(values).flatMap(([what, value]) =>
    value?.was === undefined ? [] : [{ what, was: value.was, is: value.text }],
  );

/** Everything in the rings that is marked as changed, in the order of the tables. */
export const changedValues = (view: RingsView): readonly RingChange[] => {
  const tables = view.tables.flatMap(({ descriptor, rows }) =>
    rows.flatMap(({ index, addr, len, flags, next }) => {
      const entry = `desc[${descriptor}] table[${index}]`;
      return changed({
        [`${entry}.addr`]: addr,
        [`${entry}.len`]: len,
        [`${entry}.flags`]: flags,
        [`${entry}.next`]: next,
      });
    }),
  );
  if (view.format === 'split') {
    const { descriptors, avail, used, positions } = view;
    return [
      ...descriptors.flatMap(({ index, addr, len, flags, next }) => {
        const desc = `desc[${index}]`;
        return changed({
          [`${desc}.addr`]: addr,
          [`${desc}.len`]: len,
          [`${desc}.flags`]: flags,
          [`${desc}.next`]: next,
        });
      }),
      ...tables,
      ...changed({ 'avail.flags': avail.flags, 'avail.idx': avail.idx }),
      ...avail.ring.flatMap(({ slot, head }) => changed({ [`avail.ring[${slot}]`]: head })),
      ...changed({ 'used.flags': used.flags, 'used.idx': used.idx }),
      ...used.ring.flatMap(({ slot, id, len }) =>
        changed({ [`used.ring[${slot}].id`]: id, [`used.ring[${slot}].len`]: len }),
      ),
      ...changed({
        [text.moved.available]: positions.available,
        [text.moved.take]: positions.take,
        [text.moved.use]: positions.use,
        [text.moved.collect]: positions.collect,
      }),
    ];
  }
  const { slots, positions, events } = view;
  return [
    ...slots.flatMap(({ slot, addr, len, id, flags }) => {
      const desc = `desc[${slot}]`;
      return changed({ [`${desc}.addr`]: addr, [`${desc}.len`]: len, [`${desc}.id`]: id, [`${desc}.flags`]: flags });
    }),
    ...tables,
    ...changed({
      [text.moved.available]: positions.available.value,
      [text.moved.take]: positions.take.value,
      [text.moved.use]: positions.use.value,
      [text.moved.collect]: positions.collect.value,
      [text.suppression.driver('desc')]: events.driver.desc,
      [text.suppression.driver('flags')]: events.driver.flags,
      [text.suppression.device('desc')]: events.device.desc,
      [text.suppression.device('flags')]: events.device.flags,
    }),
  ];
};
