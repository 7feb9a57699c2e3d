import { expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { libraryFile, pageWith } from '../testing/page.ts';

const found = ({ parts }: Page) => parts.rings?.found;
const played = (file: string, step: number): Page => {
  const page = pageWith(libraryFile(file));
  page.play(step);
  return page;
};

it.each([
  ['broken-loop.json', 39, 'M3', 'fault', 'split.indirect.chain-le-queue-size', ['desc', 0, null]],
  ['broken-indirect-table.json', 39, 'M9', 'fault', 'split.indirect.no-nesting', ['desc', 0, 1]],
  ['broken-order.json', 40, 'M6', 'fault', 'split.framing.writable-after-readable', ['desc', 1, null]],
  ['broken-index-jump.json', 39, 'M14', 'fault', 'split.avail.idx-never-decreases', ['avail-idx', 0, null]],
  ['broken-used-length.json', 44, 'M28', 'broken', 'split.used.write-at-least-len', ['used', 1, null]],
  ['packed-table-in-a-list.json', 38, 'M10', 'fault', 'packed.indirect.not-in-next-list', ['desc', 1, null]],
  ['packed-table-oddities.json', 27, 'M12', 'violation', 'packed.indirect.only-write-flag', ['desc', 0, 0]],
  ['packed-list-in-parts.json', 37, 'M18', 'note', null, ['desc', 3, null]],
  ['packed-list-in-parts.json', 39, 'M19', 'violation', 'packed.list.first-available-last', ['desc', 2, null]],
] as const)('%s at step %i: %s', (file, step, rule, weight, clause, [part, index, entry]) => {
  expect(found(played(file, step))).toMatchObject({ rule, weight, clause, at: { part, index, entry } });
  expect(found(played(file, step - 1))?.rule).not.toBe(rule);
});

it('the same id twice is marked at the second used element', () => {
  const page = pageWith(libraryFile('broken-used-twice.json'));
  page.play();
  expect(found(page)).toMatchObject({ rule: 'M27', weight: 'broken', at: { part: 'used', index: 2 } });
});

it('a fault stays until the driver begins anew, and is gone then', () => {
  const page = played('broken-loop.json', 40);
  expect(found(page)?.rule).toBe('M3');
  page.play();
  expect(found(page)).toBeNull();
});

it('a violation is gone when the device takes the next buffer', () => {
  const page = played('packed-list-in-parts.json', 39);
  expect(found(page)?.weight).toBe('violation');
  page.play();
  expect(found(page)?.weight).toBe('violation');
  page.show({
    type: 'dispatch',
    intent: { do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } },
  });
  page.play();
  expect(found(page)).toBeNull();
});

it('a list that the device cannot tell is still that of its buffer', () => {
  const { rings } = played('packed-list-in-parts.json', 37).parts;
  expect(rings?.chains).toMatchObject([{ head: 0, descriptors: [2, 3], holder: 'device' }]);
});
