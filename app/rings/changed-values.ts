import type { Marked, RingsView } from '../../engine/view/parts.ts';

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
        'driver, next made available': positions.available,
        'device, next taken': positions.take,
        'device, next used': positions.use,
        'driver, next collected': positions.collect,
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
      'driver, next made available': positions.available.value,
      'device, next taken': positions.take.value,
      'device, next used': positions.use.value,
      'driver, next collected': positions.collect.value,
      'driver event suppression, desc': events.driver.desc,
      'driver event suppression, flags': events.driver.flags,
      'device event suppression, desc': events.device.desc,
      'device event suppression, flags': events.device.flags,
    }),
  ];
};
