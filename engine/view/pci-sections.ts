import type { FieldRow } from '../layout/describe.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { fieldsOf, functionSpace } from '../pci/function-space.ts';
import { virtioPciCap } from '../pci/layouts.ts';
import type { PciSpace, PlacedStruct } from '../pci/space.ts';
import { readSpace } from '../pci/space.ts';
import { keys } from './history.ts';
import { changedRanges, marked } from './marked.ts';
import type { RegisterRow, RegisterSection, RegistersView, WriterView } from './parts/registers.ts';
import { capabilityTitle, pciWords } from './pci-words.ts';
import type { RegistersInput } from './registers-there.ts';
import { sourceView } from './source-view.ts';

/** Fields that the history keeps under the name of an event. */
const eventKeys: Readonly<Record<string, string>> = {
  'msix_cap.control': 'msix/wrote',
  'sriov_extended_cap.control': 'sriov/wrote',
  'sriov_extended_cap.num_vfs': 'sriov/wrote',
};

const textIn = (space: PciSpace, { offset, size, show }: FieldRow): string => {
  if (size > 4) return bytesToHex(space.bytes.subarray(offset, offset + size)).replace(/.{8}(?!$)/g, '$& ');
  const value = readSpace(space, offset, size);
  return show === 'dec' ? String(value) : hex(value, 2 * size);
};

const someIn = ({ bytes }: PciSpace, { offset, size }: FieldRow): 0 | 1 =>
  bytes.subarray(offset, offset + size).some(byte => byte !== 0) ? 1 : 0;

const sectionOf = (
  { struct, at }: PlacedStruct,
  now: PciSpace,
  was: PciSpace,
  { device, lastOf }: RegistersInput,
): RegisterSection => {
  const writer = (field: string): WriterView | null => {
    const name = `${struct.name}.${field}`;
    return lastOf(keys.register(device, name), keys.register(device, eventKeys[name] ?? ''));
  };
  const rows = fieldsOf(now).flatMap((row): RegisterRow[] => {
    if (row.at !== at) return [];
    const { path, offset, size, reserved, source, doc } = row;
    if (reserved) return [];
    const isWritable = now.writable.subarray(offset, offset + size).some(mask => mask !== 0);
    return [
      {
        id: `${hex(at)}.${path}`,
        name: path,
        offset,
        size,
        access: isWritable ? 'RW' : 'RO',
        value: marked(textIn(now, row), textIn(was, row)),
        words: pciWords(struct.name, path, size > 4 ? someIn(now, row) : readSpace(now, offset, size)),
        bits: [],
        source: sourceView(source),
        doc,
        lastWriter: isWritable ? writer(path) : null,
      },
    ];
  });
  const cfgType = now.bytes[at + virtioPciCap.offsets.cfg_type] ?? 0;
  const next = now.bytes[at + 1] ?? 0;
  const isListed = at >= 0x40 && at < 0x100;
  return {
    id: hex(at),
    structure: 'pci',
    struct: struct.name,
    title: capabilityTitle(struct.name, cfgType),
    where: isListed ? `at ${hex(at, 2)}, ${next === 0 ? 'the last' : `next ${hex(next, 2)}`}` : `at ${hex(at, 2)}`,
    rows,
  };
};

const WINDOW = 0x100;

/** The header, the capabilities in the order of their list, and the extended one; with the bytes of it all. */
export const pciSections = (
  input: RegistersInput,
): { readonly sections: readonly RegisterSection[]; readonly space: RegistersView['space'] } => {
  const now = functionSpace(input.after, input.device);
  const was = functionSpace(input.before, input.device);
  const part = (at: number, size: number) => {
    const bytes = now.bytes.subarray(at, at + size);
    return { at, bytes: bytesToHex(bytes), changed: changedRanges(bytes, was.bytes.subarray(at, at + size)) };
  };
  const { sriov } = now.places;
  return {
    sections: now.structs.map(placed => sectionOf(placed, now, was, input)),
    space: [part(0, WINDOW), ...(sriov === null ? [] : [part(sriov, 0x40)])],
  };
};
