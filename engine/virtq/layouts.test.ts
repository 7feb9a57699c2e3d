import { describe, expect, it } from 'vitest';
import {
  driverShadow,
  pvirtqDesc,
  pvirtqEventSuppress,
  virtqAvail,
  virtqDesc,
  virtqUsed,
  virtqUsedElem,
} from './layouts.ts';
import { shadowBytes } from './queue.ts';

describe('layouts of a split virtqueue', () => {
  it.each([
    [virtqDesc, 'virtq_desc', 16, { addr: 0, len: 8, flags: 12, next: 14 }],
    [virtqAvail, 'virtq_avail', 4, { flags: 0, idx: 2 }],
    [virtqUsed, 'virtq_used', 4, { flags: 0, idx: 2 }],
    [virtqUsedElem, 'virtq_used_elem', 8, { id: 0, len: 4 }],
    [driverShadow, 'driver_shadow', 12, { next: 0, length: 2, token_plus_one: 4, capacity: 8 }],
  ])('%#: names, sizes and offsets', (layout, name, size, offsets) => {
    expect([layout.name, layout.size, layout.offsets]).toEqual([name, size, offsets]);
  });

  it('a shadow has an entry for each descriptor', () => {
    expect(shadowBytes(256)).toBe(256 * 12);
  });
});

describe('layouts of a packed virtqueue', () => {
  it.each([
    [pvirtqDesc, 'pvirtq_desc', 16, { addr: 0, len: 8, id: 12, flags: 14 }],
    [pvirtqEventSuppress, 'pvirtq_event_suppress', 4, { desc: 0, flags: 2 }],
  ])('%#: names, sizes and offsets', (layout, name, size, offsets) => {
    expect([layout.name, layout.size, layout.offsets]).toEqual([name, size, offsets]);
  });
});
