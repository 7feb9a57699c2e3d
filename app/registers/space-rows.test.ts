import { expect, it } from 'vitest';
import type { RegisterSection } from '../../engine/view/parts/registers.ts';
import { rowsOf } from './space-rows.ts';

const section = (structure: RegisterSection['structure'], rows: readonly (readonly [string, number, number])[]) =>
  ({
    structure,
    rows: rows.map(([id, offset, size]) => ({ id, name: id, offset, size })),
  }) as unknown as RegisterSection;

const bytes = (count: number): string =>
  Array.from({ length: count }, (_, k) => k.toString(16).padStart(2, '0')).join('');

it('cuts rows of 16 bytes where fields begin and end', () => {
  const sections = [
    section('common', [['device_status', 0, 16]]),
    section('pci', [
      ['b', 0x102, 4],
      ['a', 0x100, 2],
      ['c', 0x10e, 4],
    ]),
  ];
  const rows = rowsOf({ sections, space: [{ at: 0x100, bytes: bytes(32), changed: [{ offset: 3, size: 2 }] }] });
  expect(
    rows.map(({ at, pieces }) => [at, pieces.map(piece => [piece.field?.id ?? null, piece.bytes.length])]),
  ).toEqual([
    [
      0x100,
      [
        ['a', 2],
        ['b', 4],
        [null, 8],
        ['c', 2],
      ],
    ],
    [
      0x110,
      [
        ['c', 2],
        [null, 14],
      ],
    ],
  ]);
  expect(rows[0]?.pieces[1]?.bytes.map(({ hex, changed }) => [hex, changed])).toEqual([
    ['02', false],
    ['03', true],
    ['04', true],
    ['05', false],
  ]);
  expect(rows[0]?.pieces.map(({ field }) => field?.odd ?? null)).toEqual([false, true, null, false]);
});

it('leaves out rows of zeros that belong to nothing', () => {
  const space = [{ at: 0, bytes: `${'00'.repeat(16)}${bytes(16)}`, changed: [] }];
  expect(rowsOf({ sections: [], space }).map(({ at }) => at)).toEqual([16]);
});
