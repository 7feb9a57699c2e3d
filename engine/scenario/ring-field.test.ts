import { describe, expect, it } from 'vitest';
import { ringField } from './ring-field.ts';

// Offsets of a split ring of 8 descriptors, from the tables of the specification.
describe('a field of a split ring of 8', () => {
  it.each([
    ['desc[0].addr', 'desc', 0, 8],
    ['desc[0].len', 'desc', 8, 4],
    ['desc[0].flags', 'desc', 12, 2],
    ['desc[7].next', 'desc', 126, 2],
    ['avail.flags', 'driver', 0, 2],
    ['avail.idx', 'driver', 2, 2],
    ['avail.ring[0]', 'driver', 4, 2],
    ['avail.ring[7]', 'driver', 18, 2],
    ['used_event', 'driver', 20, 2],
    ['used.flags', 'device', 0, 2],
    ['used.idx', 'device', 2, 2],
    ['used.ring[0].id', 'device', 4, 4],
    ['used.ring[0].len', 'device', 8, 4],
    ['used.ring[7].len', 'device', 64, 4],
    ['avail_event', 'device', 68, 2],
  ])('%s is in the %s area at byte %i, %i bytes', (field, area, offset, size) => {
    expect(ringField(field, 8)).toEqual({ area, offset, size });
  });

  it.each(['desc[8].addr', 'avail.ring[8]', 'used.ring[8].id', 'avail.ring', 'used.ring[0]', 'desc[0]', 'idx', ''])(
    'is not %s',
    field => {
      expect(ringField(field, 8)).toBeNull();
    },
  );
});

describe('a field of a packed ring of 5', () => {
  it.each([
    ['desc[0].addr', 'desc', 0, 8],
    ['desc[0].len', 'desc', 8, 4],
    ['desc[0].id', 'desc', 12, 2],
    ['desc[4].flags', 'desc', 78, 2],
    ['driver_event.desc', 'driver', 0, 2],
    ['driver_event.flags', 'driver', 2, 2],
    ['device_event.desc', 'device', 0, 2],
    ['device_event.flags', 'device', 2, 2],
  ])('%s is in the %s area at byte %i, %i bytes', (field, area, offset, size) => {
    expect(ringField(field, 5, 'packed')).toEqual({ area, offset, size });
  });

  it.each(['desc[5].addr', 'desc[0].next', 'avail.idx', 'used.ring[0].len', 'driver_event', ''])('is not %s', field => {
    expect(ringField(field, 5, 'packed')).toBeNull();
  });
});
