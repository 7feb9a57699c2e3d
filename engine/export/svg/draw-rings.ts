import type { PackedRingsView } from '../../view/parts/packed-rings.ts';
import type { RingsView } from '../../view/parts/rings.ts';
import type { SplitRingsView } from '../../view/parts/split-rings.ts';
import type { Marked } from '../../view/parts/values.ts';
import { drawMarked } from './changed.ts';
import { MARGIN } from './head.ts';
import type { Paper } from './paper.ts';
import type { Color } from './themes.ts';

const ROW = 22;
const SIZE = 11;

interface Cell {
  readonly text?: string;
  readonly mark?: Marked;
  readonly color?: Color;
  readonly face?: 'sans' | 'mono' | 'bold';
  /** Not visible to the other side yet. */
  readonly hatched?: boolean;
  readonly glyph?: { readonly role: 'driver' | 'device'; readonly hollow: boolean };
}

interface Column {
  readonly name: string;
  readonly width: number;
  readonly right?: boolean;
}

interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** Behind the row: whose it is. */
  readonly ground?: Color;
}

interface Table {
  readonly title: string;
  /** Two lines below the title. */
  readonly notes: readonly [string, string];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const widthOf = ({ columns }: Table): number => columns.reduce((sum, { width }) => sum + width, 0);

const drawTable = (paper: Paper, x: number, y: number, table: Table): number => {
  const width = widthOf(table);
  paper.text(x, y + 12, table.title, { face: 'bold', size: 13 });
  for (const [k, note] of table.notes.entries()) {
    paper.text(x, y + 28 + 15 * k, note, { size: SIZE, color: 'ink-2', room: width });
  }
  const head = y + 66;
  const places: number[] = [];
  let left = x;
  for (const { name, width: room, right } of table.columns) {
    places.push(left);
    paper.text(right ? left + room - 10 : left + 6, head - 4, name, {
      size: SIZE,
      color: 'ink-3',
      anchor: right ? 'end' : 'start',
    });
    left += room;
  }
  paper.box(x, head, width, table.rows.length * ROW, { fill: 'surface', stroke: 'edge', radius: 2 });
  for (const [k, row] of table.rows.entries()) {
    const top = head + k * ROW;
    paper.group(row.label, () => {
      if (row.ground) paper.box(x, top, width, ROW, { fill: row.ground, tint: 0.1 });
      if (k > 0) {
        paper.line(
          [
            [x, top],
            [x + width, top],
          ],
          { stroke: 'hair' },
        );
      }
      for (const [c, cell] of row.cells.entries()) {
        const column = table.columns[c];
        const at = places[c] ?? x;
        if (!column) continue;
        if (cell.hatched) paper.box(at + 1, top + 2, column.width - 2, ROW - 4, { fill: 'hatch' });
        if (cell.glyph) paper.glyph(at + 6, top + 6, cell.glyph.role, { hollow: cell.glyph.hollow });
        const from = cell.glyph ? at + 21 : column.right ? at + column.width - 10 : at + 6;
        const anchor = column.right ? 'end' : 'start';
        const room = column.width - (cell.glyph ? 23 : 12);
        if (cell.mark) drawMarked(paper, from, top + 15, cell.mark, room, anchor);
        else if (cell.text !== undefined) {
          paper.text(from, top + 15, cell.text, {
            face: cell.face ?? 'mono',
            size: SIZE,
            color: cell.color ?? 'ink',
            anchor,
            room,
          });
        }
      }
    });
  }
  return head + table.rows.length * ROW;
};

const flagsOf = (flags: Marked, names: readonly string[]): Cell => ({
  mark: names.length === 0 ? flags : { ...flags, text: `${flags.text} ${names.join('|')}` },
});

const holder = (owner: 'driver' | 'device', free: boolean): Cell => ({
  glyph: { role: owner, hollow: free },
  text: free ? 'free' : owner,
  face: 'sans',
  color: free ? 'ink-3' : 'ink',
});

const notVisible = (hatched: boolean): string => (hatched ? ', not visible to the other side yet' : '');

/** Who does something at a slot next: the driver's mark and the device's. */
const nextAt = (slot: number, driver: number, device: number): Cell => ({
  text: [slot === driver ? '▲ driver' : '', slot === device ? '■ device' : ''].filter(Boolean).join(' '),
  face: 'sans',
  color: 'ink-2',
});

const told = ({ text, was }: Marked): string => (was === undefined ? text : `${text} (was ${was})`);

const splitTables = (view: SplitRingsView): readonly Table[] => {
  const { descriptors, avail, used, at } = view;
  return [
    {
      title: 'Descriptor table',
      notes: [`at ${at.desc}`, ''],
      columns: [
        { name: 'desc', width: 44, right: true },
        { name: 'held by', width: 72 },
        { name: 'addr', width: 96, right: true },
        { name: 'len', width: 56, right: true },
        { name: 'flags', width: 132 },
        { name: 'next', width: 46, right: true },
        { name: 'buffer', width: 78 },
      ],
      rows: descriptors.map(row => ({
        label: `Descriptor ${row.index}, ${row.owner}${row.free ? ', free' : ''}${notVisible(row.hatched)}`,
        ...(row.owner === 'device' && { ground: 'device' as const }),
        cells: [
          { text: `${row.index}`, color: 'ink-3' },
          holder(row.owner, row.free),
          { mark: row.addr, hatched: row.hatched },
          { mark: row.len, hatched: row.hatched },
          { ...flagsOf(row.flags, row.flagNames), hatched: row.hatched },
          { mark: row.next, hatched: row.hatched },
          { text: row.free ? '' : row.buffer, face: 'sans' },
        ],
      })),
    },
    {
      title: 'Available ring',
      notes: [`at ${at.avail}, idx ${told(avail.idx)}`, `flags ${told(avail.flags)}: ${avail.flagText}`],
      columns: [
        { name: 'slot', width: 40, right: true },
        { name: 'head', width: 62, right: true },
        { name: 'next', width: 158 },
      ],
      rows: avail.ring.map(row => ({
        label: `avail.ring[${row.slot}]${notVisible(row.hatched)}`,
        cells: [
          { text: `${row.slot}`, color: 'ink-3' },
          { mark: row.head, hatched: row.hatched },
          nextAt(row.slot, avail.driverNext, avail.deviceNext),
        ],
      })),
    },
    {
      title: 'Used ring',
      notes: [`at ${at.used}, idx ${told(used.idx)}`, `flags ${told(used.flags)}: ${used.flagText}`],
      columns: [
        { name: 'slot', width: 40, right: true },
        { name: 'id', width: 62, right: true },
        { name: 'len', width: 62, right: true },
        { name: 'next', width: 132 },
      ],
      rows: used.ring.map(row => ({
        label: `used.ring[${row.slot}]${notVisible(row.hatched)}${row.skipped ? ', skipped by a batch in order' : ''}`,
        cells: [
          { text: `${row.slot}`, color: 'ink-3' },
          { mark: row.id, hatched: row.hatched, ...(row.skipped && { color: 'ink-3' as const }) },
          { mark: row.len, hatched: row.hatched },
          nextAt(row.slot, used.driverNext, used.deviceNext),
        ],
      })),
    },
  ];
};

const does = { available: '▲ adds', collect: '▲ collects', take: '■ takes', use: '■ uses' } as const;

const packedTables = (view: PackedRingsView): readonly Table[] => {
  const positions = Object.entries(does) as readonly (readonly [keyof typeof does, string])[];
  const events = (['driver', 'device'] as const).map(side => ({ side, ...view.events[side] }));
  return [
    {
      title: 'Descriptor ring',
      notes: [`at ${view.at.desc}`, ''],
      columns: [
        { name: 'slot', width: 44, right: true },
        { name: 'turn of', width: 72 },
        { name: 'wrap', width: 44, right: true },
        { name: 'id', width: 48, right: true },
        { name: 'addr', width: 96, right: true },
        { name: 'len', width: 56, right: true },
        { name: 'flags', width: 210 },
        { name: 'buffer', width: 78 },
        { name: 'next', width: 150 },
      ],
      rows: view.slots.map(row => ({
        label: `Slot ${row.slot}, ${row.owner}${row.free ? ', free' : ''}${notVisible(row.hatched)}`,
        ...(row.owner === 'device' && { ground: 'device' as const }),
        cells: [
          { text: `${row.slot}`, color: 'ink-3' },
          holder(row.owner, row.free),
          { text: row.mark === 'blank' ? '–' : `${row.phase}` },
          { mark: row.id, hatched: row.hatched },
          { mark: row.addr, hatched: row.hatched },
          { mark: row.len, hatched: row.hatched },
          { ...flagsOf(row.flags, row.flagNames), hatched: row.hatched },
          { text: row.free || !row.buffer ? '' : `${row.head} ${row.buffer}`, face: 'sans' },
          {
            text: positions
              .filter(([which]) => view.positions[which].slot === row.slot)
              .map(([, words]) => words)
              .join(' '),
            face: 'sans',
            color: 'ink-2',
          },
        ],
      })),
    },
    {
      title: 'Event suppression',
      notes: ['what each side wants to be told', `driver at ${view.at.driver}, device at ${view.at.device}`],
      columns: [
        { name: 'of the', width: 72 },
        { name: 'flags', width: 64, right: true },
        { name: 'desc', width: 76, right: true },
        { name: '', width: 190 },
      ],
      rows: events.map(event => ({
        label: `Event suppression structure of the ${event.side}`,
        cells: [
          holder(event.side, false),
          { mark: event.flags },
          { mark: event.desc },
          { text: event.text, face: 'sans', color: 'ink-2' },
        ],
      })),
    },
  ];
};

const tablesOf = (view: RingsView): readonly Table[] =>
  view.format === 'split' ? splitTables(view) : packedTables(view);

const TABLE_GAP = 28;

const rowWidth = (row: readonly Table[]): number =>
  row.reduce((sum, table) => sum + widthOf(table), 0) + Math.max(0, row.length - 1) * TABLE_GAP;

/** All tables side by side, or the first above the others. */
const rowsOf = (view: RingsView, stacked: boolean): readonly (readonly Table[])[] => {
  const tables = tablesOf(view);
  return stacked ? [tables.slice(0, 1), tables.slice(1)] : [tables];
};

export const ringsWidth = (view: RingsView, stacked: boolean): number =>
  2 * MARGIN + Math.max(...rowsOf(view, stacked).map(rowWidth));

/** A virtqueue: its tables, and what was decided last. The height that it took. */
export const drawRings = (paper: Paper, top: number, view: RingsView, stacked: boolean): number => {
  const rows = view.format === 'split' ? view.descriptors.length : view.slots.length;
  const part = rows < view.size ? `, slots ${view.from} to ${view.from + rows - 1}` : '';
  const facts = `${view.name} of ${view.device}: ${view.format}, size ${view.size}${view.enabled ? '' : ', not enabled'}${part}`;
  paper.text(MARGIN, top + 12, facts, { face: 'mono' });
  let y = top + 26;
  for (const row of rowsOf(view, stacked)) {
    let left = MARGIN;
    let bottom = y;
    for (const table of row) {
      bottom = Math.max(bottom, drawTable(paper, left, y, table));
      left += widthOf(table) + TABLE_GAP;
    }
    y = bottom + 18;
  }
  const room = ringsWidth(view, stacked) - 2 * MARGIN - 16;
  const { found } = view;
  if (found) {
    paper.glyph(MARGIN, y - 5, 'fault');
    paper.text(MARGIN + 16, y + 4, `${found.weight}${found.rule ? ` ${found.rule}` : ''}: ${found.text}`, { room });
    y += 20;
  }
  for (const { about, send, why, step } of view.lastDecisions) {
    const words = `step ${step}: ${about} ${send ? 'sent' : 'not sent'}; ${why}`;
    paper.glyph(MARGIN, y - 5, about === 'notification' ? 'driver' : 'device', { hollow: !send });
    paper.text(MARGIN + 16, y + 4, words, { size: SIZE, color: 'ink-2', room });
    y += 18;
  }
  return y;
};
