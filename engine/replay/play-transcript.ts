import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import { piecesOf, registerAt } from '../pci/registers.ts';
import type { TranscriptStep } from './check-step.ts';
import { contradiction } from './decoded.ts';
import type { HostEvent, Respondent } from './respondent.ts';
import { bigIn, numberIn } from './transcript.ts';

/** What a step asks for and what was recorded, both as text that can be compared; null: the step asks nothing. */
export interface Answer {
  readonly field: string;
  /** Where a rule may show in it: registers by the names of the specification, memory, messages. */
  readonly places: readonly string[];
  readonly expected: string;
  readonly given: string;
}

const textIn = (step: TranscriptStep, member: string): string => {
  const value = step[member];
  if (typeof value !== 'string') throw new RangeError(`${member}: ${JSON.stringify(value)} is no text`);
  return value;
};
const functionIn = (step: TranscriptStep): string | null => (typeof step.function === 'string' ? step.function : null);
const bytesIn = (step: TranscriptStep, member: string): Uint8Array => {
  const read = hexToBytes(textIn(step, member), { allowEmpty: true });
  if (!read.ok) throw new RangeError(`${member}: no hex digits`);
  return read.value;
};
const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

const hostEvent = (step: TranscriptStep): HostEvent => {
  const args = (step.arguments ?? {}) as Readonly<Record<string, unknown>>;
  if (step.execute === 'set_link' && typeof args.up === 'boolean') return { link: args.up };
  if (step.execute === 'block_resize') return { diskBytes: numberIn({ do: step.do, ...args }, 'size') };
  throw new RangeError(`execute: ${JSON.stringify(step.execute)} is not modelled`);
};

/** A list in one order, its members by name: for comparing. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** The registers that an access of a region reaches. */
const placesOf = (region: string, offset: number, width: number): readonly string[] => {
  if (region === 'device') return ['device configuration'];
  if (region !== 'common') return [region];
  return piecesOf(offset, width).flatMap(piece => registerAt(piece.offset)?.register ?? []);
};

/** Which rules may show in what a step asks for. */
const placesIn = (step: TranscriptStep): readonly string[] => {
  switch (step.do) {
    case 'r':
      return placesOf(textIn(step, 'region'), numberIn(step, 'offset'), numberIn(step, 'width'));
    case 'memr':
      return ['memory'];
    case 'msi':
    case 'msix_pending':
      return ['MSI-X messages'];
    case 'pci_r':
      return functionIn(step) === null ? ['PCI configuration access window'] : ['PCI configuration space of a VF'];
    case 'end':
      return ['the emulator'];
    default:
      return [];
  }
};

/**
 * Plays one step against a device: what it answers beside what was recorded. Throws a RangeError for a step that is not
 * in the format, with the member that is wrong.
 */
export const playStep = (device: Respondent, step: TranscriptStep): Answer | null => {
  const answer = act(device, step);
  return answer && { ...answer, places: placesIn(step) };
};

const act = (device: Respondent, step: TranscriptStep): Omit<Answer, 'places'> | null => {
  const field = typeof step.name === 'string' ? step.name : step.do;
  switch (step.do) {
    case 'w':
      device.write(textIn(step, 'region'), numberIn(step, 'offset'), numberIn(step, 'width'), bigIn(step, 'value'));
      return null;
    case 'r': {
      const given = device.read(textIn(step, 'region'), numberIn(step, 'offset'), numberIn(step, 'width'));
      return { field, expected: hex(bigIn(step, 'expect')), given: hex(given) };
    }
    case 'notify':
      device.write('notify', numberIn(step, 'offset'), numberIn(step, 'width'), bigIn(step, 'value'));
      return null;
    case 'memw':
      device.writeMemory(numberIn(step, 'addr'), bytesIn(step, 'hex'));
      return null;
    case 'memfill':
      device.writeMemory(numberIn(step, 'addr'), new Uint8Array(numberIn(step, 'len')).fill(numberIn(step, 'byte')));
      return null;
    case 'memr': {
      const given = bytesToHex(device.readMemory(numberIn(step, 'addr'), numberIn(step, 'len')));
      const expected = bytesIn(step, 'expect');
      const wrong = step.decoded === undefined ? null : contradiction(step.decoded, expected);
      if (wrong) return { field: wrong.field, expected: wrong.expected, given: wrong.got };
      return { field: 'memory', expected: bytesToHex(expected), given };
    }
    case 'settle':
      device.settle();
      return null;
    case 'msix_enable': {
      const size = step.table_size === undefined ? null : numberIn(step, 'table_size');
      device.enableMsix(numberIn(step, 'entries'));
      return size === null ? null : { field: 'MSI-X table size', expected: `${size}`, given: `${device.vectors()}` };
    }
    case 'msix_mask':
      device.mask(numberIn(step, 'entry'), step.masked === true);
      return null;
    case 'msix_pending':
      return { field: 'MSI-X pending', expected: pendingText(step.expect), given: pendingText(device.pending()) };
    case 'msi':
      return { field: 'MSI-X messages', expected: plain(step.expect), given: plain(device.fired()) };
    case 'pci_r': {
      const given = device.readPci(functionIn(step), numberIn(step, 'offset'), numberIn(step, 'width'));
      return { field, expected: hex(bigIn(step, 'expect')), given: hex(given) };
    }
    case 'pci_w':
      device.writePci(
        functionIn(step),
        numberIn(step, 'offset'),
        numberIn(step, 'width'),
        Number(bigIn(step, 'value')),
      );
      return null;
    case 'bars':
      return { field: 'BARs', expected: plain(barsOf(step.expect)), given: plain(barsOf(device.bars())) };
    case 'host':
      device.host(hostEvent(step));
      return null;
    case 'sriov_enable': {
      device.enableVfs(numberIn(step, 'num_vfs'));
      if (step.vf_bars === undefined) return null;
      const given = device.bars().map(({ bar, size }) => ({ bar, size }));
      return { field: 'VF BARs', expected: plain(step.vf_bars), given: plain(given) };
    }
    case 'use':
      device.use(textIn(step, 'function'));
      return null;
    case 'end':
      return { field: 'the emulator', expected: textIn(step, 'how'), given: device.lost() ?? 'runs' };
    case 'log':
    case 'note':
      return null;
    default:
      throw new RangeError(`do: "${step.do}" is no step of the format`);
  }
};

/** An I/O BAR has no prefetchable bit. */
const barsOf = (bars: unknown): unknown =>
  Array.isArray(bars)
    ? bars.map((each: Readonly<Record<string, unknown>>) => {
        const { prefetchable, ...rest } = each;
        return each.kind === 'io' ? rest : { ...rest, prefetchable };
      })
    : bars;

/** Pending bits come as a list of entries or as a number of bits. */
const pendingText = (value: unknown): string => {
  if (Array.isArray(value)) return plain([...value].sort((a, b) => a - b));
  const bits = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return plain(Array.from({ length: 32 }, (_, k) => k).filter(k => Math.floor(bits / 2 ** k) % 2 === 1));
};
