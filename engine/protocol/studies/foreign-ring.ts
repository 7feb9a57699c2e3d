import { dialects } from '../../dialect/dialects.ts';
import type { Finding } from '../../inspect/finding.ts';
import type { Inspected, InspectedChain } from '../../inspect/inspect.ts';
import { findingsOf, inspectQueue } from '../../inspect/inspect.ts';
import type { Position } from '../../inspect/positions.ts';
import type { ForeignQueue } from '../../inspect/queue.ts';
import type { PlacedField } from '../../layout/decode-parts.ts';
import { addHi, addLo, fromHalves, hex } from '../../num/addr.ts';
import type { ChainState, DescriptorPart } from '../../view/chain-state.ts';
import { packedTables } from '../../view/packed-rings.ts';
import type { RingsView } from '../../view/parts/rings.ts';
import { splitTables } from '../../view/split-rings.ts';
import { retoldRings } from '../../view/words/retell.ts';
import type { Say } from '../../view/words/say.ts';
import { pvirtqDesc, virtqDesc } from '../../virtq/layouts.ts';
import { slotOf, wrapOf } from '../../virtq/packed/position.ts';
import { availSlot, usedSlot } from '../../virtq/split/areas.ts';
import type { Place } from '../opened.ts';
import type { FindingView, ForeignRingView } from '../recording.ts';

/** Chains of which the descriptors are told one by one, findings, commands and used elements that are sent. */
const MOST_CHAINS = 2000;
const MOST_PATH = 4096;
const MOST_FINDINGS = 500;
const MOST_COMMANDS = 100;

const states = { available: 'available', held: 'with the device', used: 'used, to be collected' } as const;

const chainState = (chain: InspectedChain): ChainState => {
  const { head, descriptors, state, readable, readableBytes, writableBytes, indirect } = chain;
  const path = descriptors.slice(0, MOST_PATH);
  return {
    head,
    descriptors: path,
    parts: path.map(
      (_, k): DescriptorPart =>
        indirect && k === descriptors.length - 1 ? 'table' : k < readable.length ? 'command' : 'result',
    ),
    holder: state === 'used' ? 'driver' : 'device',
    hidden: false,
    state: states[state],
    readableBytes,
    writableBytes,
    indirect,
    // Something is in it, whatever it is.
    command: 0,
  };
};

/** The live view speaks of commands and results; of somebody else's buffers only their direction is known. */
const directions: Readonly<Record<string, string>> = { command: 'readable', result: 'writable' };
const renamed = <T extends { readonly buffer: string }>(row: T): T => ({
  ...row,
  buffer: directions[row.buffer] ?? row.buffer,
});

const tablesOf = (tables: RingsView['tables']): RingsView['tables'] =>
  tables.map(table => ({ ...table, rows: table.rows.map(renamed) }));

/** Bytes say nothing of a chain that never comes to its end. */
const MOST_TOLD = 12;
const chainTexts = ({ chains, queue }: Inspected): RingsView['chains'] =>
  chains.slice(0, MOST_CHAINS).map(chain => {
    const { head, descriptors, state, readableBytes, writableBytes, findings } = chain;
    const path = descriptors.slice(0, MOST_TOLD).join(' → ');
    const way = descriptors.length > MOST_TOLD ? `${path} → …` : path;
    const fault = findings.find(({ severity }) => severity === 'fault');
    const what =
      queue.format === 'split'
        ? `chain ${way}`
        : `buffer ${head}, ${descriptors.length === 1 ? 'slot' : 'slots'} ${way}`;
    return {
      head,
      descriptors: descriptors.slice(0, MOST_PATH),
      holder: state === 'used' ? 'driver' : 'device',
      text: fault
        ? `${what}: ${fault.rule} ${fault.kind}`
        : `${what}, ${readableBytes} bytes to read + ${writableBytes} to write, ${states[state]}`,
    };
  });

const ringsOf = (
  { memory }: Place,
  inspected: Inspected,
  was: { readonly place: Place; readonly inspected: Inspected } | null,
  nth: number,
  from: number,
  count: number,
): RingsView | null => {
  const { queue, positions } = inspected;
  if (!positions) return null;
  const chains = inspected.chains.slice(0, MOST_CHAINS).map(chainState);
  const place = { areas: queue.areas, after: memory, before: was?.place.memory ?? null };
  // There is no function here: nobody asks for it by its name.
  const common = {
    device: 'pf0',
    queue: nth,
    name: queue.name,
    enabled: true,
    found: null,
    lastDecisions: [],
  } as const;
  const before = was?.inspected.positions ?? positions;
  const indicesOf = (all: typeof positions) => ({
    availIdx: all.availIdx.at,
    lastUsed: all.lastUsed.at,
    lastAvail: all.lastAvail.at,
    usedIdx: all.usedIdx.at,
  });
  if (queue.format === 'split') {
    const tables = splitTables({
      place,
      from,
      count,
      chains,
      indices: indicesOf(positions),
      indicesBefore: indicesOf(before),
      publishedIdx: positions.availIdx.at,
      written: new Set(),
      skipped: new Set(),
    });
    return {
      ...common,
      ...tables,
      chains: chainTexts(inspected),
      descriptors: tables.descriptors.map(renamed),
      tables: tablesOf(tables.tables),
    };
  }
  const { availIdx, lastUsed, lastAvail, usedIdx } = positions;
  const tables = packedTables({
    place,
    from,
    count,
    chains,
    positions: {
      available: [availIdx.at, before.availIdx.at],
      collect: [lastUsed.at, before.lastUsed.at],
      take: [lastAvail.at, before.lastAvail.at],
      use: [usedIdx.at, before.usedIdx.at],
    },
    hidden: new Set(),
  });
  return {
    ...common,
    ...tables,
    chains: chainTexts(inspected),
    slots: tables.slots.map(renamed),
    tables: tablesOf(tables.tables),
  };
};

const offset = (hi: number, lo: number, by: number): string => hex(fromHalves(addHi(hi, lo, by), addLo(lo, by)));

/** Where a finding shows: in words, by the address of a row, and by its slot. */
const whereOf = (
  { areas, format }: ForeignQueue,
  { index, table, used }: Finding,
  chain: InspectedChain | null,
): Pick<FindingView, 'where' | 'at' | 'slot' | 'tableOf'> => {
  const { descHi, descLo, size } = areas;
  const what = format === 'split' ? 'descriptor' : 'slot';
  const width = format === 'split' ? virtqDesc.size : pvirtqDesc.size;
  if (table !== null && index !== null) {
    const place = chain?.indirect;
    return {
      where: `table entry ${index} of ${what} ${table}`,
      at: place ? offset(place.addrHi, place.addrLo, width * index) : '',
      slot: table,
      tableOf: offset(descHi, descLo, width * table),
    };
  }
  if (index !== null && index < size) {
    return { where: `${what} ${index}`, at: offset(descHi, descLo, width * index), slot: index, tableOf: '' };
  }
  if (used !== null && format === 'split') {
    return {
      where: `used entry ${used}`,
      at: offset(areas.deviceHi, areas.deviceLo, usedSlot(areas, used)),
      slot: used % size,
      tableOf: '',
    };
  }
  if (used !== null) {
    return {
      where: `slot ${slotOf(used)}`,
      at: offset(descHi, descLo, width * slotOf(used)),
      slot: slotOf(used),
      tableOf: '',
    };
  }
  if (chain?.at !== null && chain?.at !== undefined && format === 'split') {
    return {
      where: `available entry ${chain.at}`,
      at: offset(areas.driverHi, areas.driverLo, availSlot(areas, chain.at)),
      slot: chain.at % size,
      tableOf: '',
    };
  }
  return { where: 'the ring', at: '', slot: null, tableOf: '' };
};

const clauseOf = (id: string | null): FindingView['clause'] => {
  if (id === null) return null;
  for (const { clauses } of [...dialects].reverse()) {
    const found = clauses.find(each => each.id === id);
    if (found) return { id, text: found.text, section: found.section };
  }
  return { id, text: '', section: '' };
};

const findingViews = (inspected: Inspected): FindingView[] => {
  const { queue, findings, chains, used } = inspected;
  const view = (finding: Finding, chain: InspectedChain | null): FindingView => ({
    severity: finding.severity,
    rule: finding.rule,
    kind: finding.kind,
    text: finding.text,
    clause: clauseOf(finding.clause),
    ...whereOf(queue, finding, chain),
  });
  const all = [
    ...findings.map(each => view(each, null)),
    ...chains.flatMap(chain => chain.findings.map(each => view(each, chain))),
    ...used.flatMap(each => each.findings.map(finding => view(finding, null))),
  ];
  return all.slice(0, MOST_FINDINGS);
};

const names = {
  availIdx: 'the driver makes available next',
  lastUsed: 'the driver collects next',
  lastAvail: 'the device takes next',
  usedIdx: 'the device uses next',
} as const;

const placeText = ({ format }: ForeignQueue, at: number): string =>
  format === 'split' ? String(at) : `slot ${slotOf(at)}, wrap ${wrapOf(at)}`;

const supposedOf = ({ queue, positions }: Inspected): ForeignRingView['supposed'] =>
  positions === null
    ? []
    : Object.entries(names).flatMap(([side, what]) => {
        const { at, supposed }: Position = positions[side as keyof typeof names];
        return supposed === null ? [] : [{ what: `${what}: ${placeText(queue, at)}`, because: supposed }];
      });

const fieldsOf = (fields: readonly PlacedField[]) => fields.map(({ path, text }) => ({ path, text }));

const commandsOf = ({ chains }: Inspected): ForeignRingView['commands'] =>
  chains
    .flatMap(({ head, state, command }) =>
      command === null
        ? []
        : [
            {
              head,
              state: states[state],
              opcode: hex(command.opcode),
              name: command.name,
              told: command.command.told,
              fields: fieldsOf(command.command.fields),
              answer: command.answer && fieldsOf(command.answer.fields),
            },
          ],
    )
    .slice(0, MOST_COMMANDS);

/** A virtqueue that somebody else wrote, as the live one is shown; `before` is one step earlier. */
export const foreignRing = (
  place: Place,
  before: Place | null,
  nth: number,
  from: number,
  count: number,
  { again }: Say,
): ForeignRingView => {
  const inspected = inspectQueue(place.memory, place.queue);
  const was = before && { place: before, inspected: inspectQueue(before.memory, before.queue) };
  const { wishes, used, queue, cut } = inspected;
  const rings = ringsOf(place, inspected, was, nth, from, count);
  return {
    rings: rings && retoldRings(again, rings),
    findings: findingViews(inspected).map(each => ({ ...each, text: again(each.text), where: again(each.where) })),
    supposed: supposedOf(inspected).map(({ what, because }) => ({ what: again(what), because: again(because) })),
    // The tables of a packed ring show them.
    wishes:
      wishes && queue.format === 'split'
        ? (['driver', 'device'] as const).map(side => ({
            side,
            field: `${wishes[side].field} ${wishes[side].value}`,
            text: again(wishes[side].text),
          }))
        : [],
    used: used
      .slice(0, MOST_COMMANDS)
      .map(({ at, id, len }) =>
        again(`${placeText(queue, at)}: id ${id}${len === null ? '' : `, ${len} bytes written`}`),
      ),
    commands: commandsOf(inspected).map(each => ({
      ...each,
      state: again(each.state),
      told: each.told && again(each.told),
    })),
    cut: cut || findingsOf(inspected).length > MOST_FINDINGS || inspected.chains.length > MOST_CHAINS,
  };
};
