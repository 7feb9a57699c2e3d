import type { ForeignCommand } from '../inspect/admin-command.ts';
import type { Finding } from '../inspect/finding.ts';
import type { Inspected, InspectedChain } from '../inspect/inspect.ts';
import { findingsOf } from '../inspect/inspect.ts';
import type { Position } from '../inspect/positions.ts';
import type { ForeignQueue } from '../inspect/queue.ts';
import type { PlacedField } from '../layout/decode-parts.ts';
import { fromHalves, hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';

const WIDTH = 100;
/** Rows of a table that are printed; `--json` has all of them. */
const MOST_ROWS = 200;

/** A text in lines of at most so many columns, each but the first moved in. */
const wrapped = (text: string, indent: number, hanging: number): string[] => {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let bare = true;
  for (const word of text.split(' ')) {
    if (!bare && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(hanging);
      bare = true;
    }
    line += bare ? word : ` ${word}`;
    bare = false;
  }
  return [...lines, line];
};

const labelled = (label: string, text: string): string[] => wrapped(`${label.padEnd(11)}${text}`, 2, 13);

/** Columns as wide as they need be; the last one takes the rest, and is cut where it has to be. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const shown = rows.slice(0, MOST_ROWS);
  const widths = head.map((title, k) => Math.max(title.length, ...shown.map(row => row[k]?.length ?? 0)));
  const text = (row: readonly string[]): string => {
    const line =
      `    ${row.map((cell, k) => (k === row.length - 1 ? cell : cell.padEnd(widths[k]!))).join('  ')}`.trimEnd();
    return line.length > WIDTH ? `${line.slice(0, WIDTH - 2)} …` : line;
  };
  const more = rows.length - shown.length;
  return [text(head), ...shown.map(text), ...(more > 0 ? [`    and ${more} more`] : [])];
};

/** A position for people: an index, or the slot with its wrap counter. */
const placeText = ({ format }: ForeignQueue, at: number | null): string => {
  if (at === null) return '?';
  return format === 'split' ? String(at) : `${slotOf(at)}/${wrapOf(at)}`;
};

/** Descriptors in chain order, as many as fit. */
const pathText = (descriptors: readonly number[]): string => {
  const most = 8;
  const more = descriptors.length - most;
  return `${descriptors.slice(0, most).join('>')}${more > 0 ? `>… ${more} more` : ''}`;
};

const marks = (findings: readonly Finding[]): string => [...new Set(findings.map(({ rule }) => rule ?? '?'))].join(' ');

const where = ({ index, table: inTable, used }: Finding, { format }: ForeignQueue): string => {
  const what = format === 'split' ? 'descriptor' : 'slot';
  if (inTable !== null) return `${what} ${inTable}, table entry ${index}`;
  if (index !== null) return `${what} ${index}`;
  return used === null ? 'ring' : `used ${placeText({ format } as ForeignQueue, used)}`;
};

const findingText = (finding: Finding, queue: ForeignQueue): string[] => {
  const { severity, kind, rule, text, clause } = finding;
  const named = `${rule ?? '-'} ${kind}, ${where(finding, queue)}`;
  return wrapped(`${severity}: ${named}: ${text}${clause ? ` [${clause}]` : ''}`, 4, 6);
};

const fieldText = ({ path, text, present }: PlacedField): string =>
  `${path} ${text}${present === 'missing' ? ' (missing)' : ''}`;

const commandText = (chain: InspectedChain, { opcode, name, command, answer }: ForeignCommand): string[] => [
  ...wrapped(
    `head ${chain.head}: ${name ?? 'no command of this version'}, opcode ${hex(opcode)}${command.told ? `: ${command.told}` : ''}: ${command.fields.map(fieldText).join(', ')}`,
    4,
    6,
  ),
  ...(answer ? wrapped(`answer: ${answer.fields.map(fieldText).join(', ')}`, 6, 8) : []),
];

const features = ({ options, format }: ForeignQueue): string =>
  [
    options.indirect && 'INDIRECT_DESC',
    options.eventIdx && 'EVENT_IDX',
    options.inOrder && 'IN_ORDER',
    format === 'packed' && 'RING_PACKED',
  ]
    .filter(Boolean)
    .join(', ') || 'none that matter to a ring';

const standsText = (queue: ForeignQueue, who: string, { at, supposed }: Position): string =>
  `${who} ${placeText(queue, at)}${supposed === null ? '' : ` (supposed: ${supposed})`}`;

const supposals = ({ queue, positions }: Inspected): string[] => {
  if (!positions) return labelled('positions', 'not in memory');
  const { availIdx, lastAvail, usedIdx, lastUsed } = positions;
  return [
    ...labelled('driver', standsText(queue, 'makes available next', availIdx)),
    ...labelled('', standsText(queue, 'collects next', lastUsed)),
    ...labelled('device', standsText(queue, 'takes next', lastAvail)),
    ...labelled('', standsText(queue, 'uses next', usedIdx)),
  ];
};

/** A virtqueue as tables of text. */
export const inspectedText = (inspected: Inspected): readonly string[] => {
  const { queue, wishes, chains, used, cut } = inspected;
  const { areas } = queue;
  const at = (hi: number, lo: number): string => hex(fromHalves(hi, lo));
  const findings = findingsOf(inspected);
  const commands = chains.flatMap(chain => (chain.command ? commandText(chain, chain.command) : []));
  return [
    `${queue.name}: ${queue.format} virtqueue of ${areas.size}`,
    ...labelled(
      'areas',
      `desc ${at(areas.descHi, areas.descLo)}, driver ${at(areas.driverHi, areas.driverLo)}, device ${at(areas.deviceHi, areas.deviceLo)}`,
    ),
    ...labelled('features', features(queue)),
    ...supposals(inspected),
    ...(wishes
      ? [
          ...labelled('events', `${wishes.driver.text} (${wishes.driver.field} ${wishes.driver.value})`),
          ...labelled('', `${wishes.device.text} (${wishes.device.field} ${wishes.device.value})`),
        ]
      : []),
    ...(chains.length > 0
      ? [
          '  chains',
          ...table(
            ['state', 'at', queue.format === 'split' ? 'head' : 'id', 'read', 'write', 'rules', 'descriptors'],
            chains.map(chain => [
              chain.state,
              placeText(queue, chain.at),
              String(chain.head),
              String(chain.readableBytes),
              String(chain.writableBytes),
              marks(chain.findings),
              `${pathText(chain.descriptors)}${chain.indirect ? ` table of ${Math.floor(chain.indirect.len / 16)} at ${at(chain.indirect.addrHi, chain.indirect.addrLo)}` : ''}`,
            ]),
          ),
        ]
      : ['  no chain is available or with the device']),
    ...(commands.length > 0 ? ['  commands', ...commands] : []),
    ...(used.length > 0
      ? [
          '  used, to be collected',
          ...table(
            ['at', 'id', 'len', 'rules'],
            used.map(({ at: place, id, len, findings: own }) => [
              placeText(queue, place),
              String(id),
              len === null ? '-' : String(len),
              marks(own),
            ]),
          ),
        ]
      : []),
    ...(findings.length > 0
      ? ['  findings', ...findings.slice(0, MOST_ROWS).flatMap(finding => findingText(finding, queue))]
      : []),
    ...(findings.length > MOST_ROWS ? [`    and ${findings.length - MOST_ROWS} more`] : []),
    ...(cut ? ['  there is more: the walk was ended after 262144 descriptors'] : []),
  ];
};

const position = ({ format }: ForeignQueue, { at, supposed }: Position) => ({
  ...(format === 'split' ? { idx: at } : { slot: slotOf(at), wrap: wrapOf(at) }),
  supposed,
});

const decodedJson = ({ fields, extra, missing }: ForeignCommand['command']) => ({
  fields: fields.map(({ path, offset, size, value, text }) => ({ path, offset, size, value, text })),
  missing,
  extra: bytesToHex(extra),
});

/** The same as values, one for the queue and one for each thing in it. */
export const inspectedJson = (inspected: Inspected): readonly object[] => {
  const { queue, positions, wishes, chains, used, cut } = inspected;
  const { name, format, areas } = queue;
  const place = (at: number | null) =>
    at === null ? null : format === 'split' ? { idx: at } : { slot: slotOf(at), wrap: wrapOf(at) };
  return [
    {
      is: 'queue',
      queue: name,
      format,
      size: areas.size,
      desc: fromHalves(areas.descHi, areas.descLo),
      driver: fromHalves(areas.driverHi, areas.driverLo),
      device: fromHalves(areas.deviceHi, areas.deviceLo),
      positions: positions && {
        availIdx: position(queue, positions.availIdx),
        lastUsed: position(queue, positions.lastUsed),
        lastAvail: position(queue, positions.lastAvail),
        usedIdx: position(queue, positions.usedIdx),
      },
      wishes,
      cut,
    },
    ...chains.map(chain => ({
      is: 'chain',
      queue: name,
      state: chain.state,
      at: place(chain.at),
      head: chain.head,
      descriptors: chain.descriptors,
      indirect: chain.indirect && {
        addr: fromHalves(chain.indirect.addrHi, chain.indirect.addrLo),
        len: chain.indirect.len,
      },
      elements: [...chain.readable, ...chain.writable].map(({ addrHi, addrLo, len, writable }) => ({
        addr: fromHalves(addrHi, addrLo),
        len,
        writable,
      })),
      readableBytes: chain.readableBytes,
      writableBytes: chain.writableBytes,
      command: chain.command && {
        opcode: chain.command.opcode,
        name: chain.command.name,
        ...decodedJson(chain.command.command),
        answer: chain.command.answer && decodedJson(chain.command.answer),
      },
    })),
    ...used.map(({ at, id, len }) => ({ is: 'used', queue: name, at: place(at), id, len })),
    ...findingsOf(inspected).map(finding => ({
      is: finding.severity,
      queue: name,
      rule: finding.rule,
      kind: finding.kind,
      index: finding.index,
      table: finding.table,
      used: place(finding.used),
      text: finding.text,
      clause: finding.clause,
    })),
  ];
};
