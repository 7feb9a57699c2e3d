import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { CatalogCommand, CatalogView, FormField } from '../../engine/view/parts/catalog.ts';
import type { PfId } from '../../engine/world/ids.ts';
import type { CommandIntent, Numeral } from '../../engine/world/intent.ts';
import { readHex } from './hex.ts';
import { readNumeral } from './numeral.ts';

/** What is typed into the fields of a command, by path: `header.group_id`, `data.operation`. */
export type Typed = Readonly<Record<string, string>>;

export interface FormRow extends FormField {
  readonly path: string;
}

const isBytes = (field: FormField): boolean => /\[\d*\]$/.test(field.type);

/** The number of a field from what was typed; bytes are typed as hex in their order, and are little endian as a number. */
const numeralIn = (field: FormField, typed = ''): ReturnType<typeof readNumeral> => {
  if (!isBytes(field) || /^0x/i.test(typed.trim())) return readNumeral(typed);
  const read = readHex(typed, { empty: 'allowed' });
  if (!read.ok) return read;
  return readNumeral(`0x${(read.hex.match(/../g) ?? ['00']).toReversed().join('')}`);
};

/** The command whose opcode is typed; undefined for an opcode that the dialect does not know. */
export const commandIn = (catalog: CatalogView, typed: Typed): CatalogCommand | undefined => {
  const read = readNumeral(typed[`header.${catalog.headerFields.opcode}`] ?? '0');
  return read.ok ? catalog.commands.find(each => BigInt(each.opcode) === BigInt(read.value)) : undefined;
};

/** The fields of the form: those of the header, and of the data of the command that is typed. */
export const rowsOf = (
  catalog: CatalogView,
  typed: Typed,
): { readonly header: readonly FormRow[]; readonly data: readonly FormRow[] } => {
  const command = commandIn(catalog, typed);
  const withPath = (prefix: string) => (field: FormField) => ({ ...field, path: `${prefix}.${field.name}` });
  return {
    header: (command?.header ?? catalog.header).map(withPath('header')),
    data: command?.data.map(withPath('data')) ?? [],
  };
};

/** What to type for bytes that were decoded; fields that the bytes do not reach are left out. */
export const typedFrom = (part: PartView): Typed =>
  Object.fromEntries(part.fields.filter(field => field.present !== 'missing').map(field => [field.path, field.value]));

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export type IntentRead =
  | { readonly ok: true; readonly intent: CommandIntent }
  | { readonly ok: false; readonly problem: FieldProblem };

interface Target {
  readonly owner: PfId;
  readonly queue: number;
  readonly writable: string;
  readonly length?: number | null;
  readonly cuts?: { readonly readable: readonly number[]; readonly writable: readonly number[] };
  readonly indirect?: boolean | null;
}

const target = ({ owner, queue, writable, length = null, cuts, indirect = null }: Target) => {
  const room = readNumeral(writable);
  return {
    do: 'command' as const,
    owner,
    ...(queue > 0 && { queue }),
    ...(room.ok && { writable: Number(room.value) }),
    ...(length !== null && { readable: length }),
    ...(cuts && cuts.readable.length > 0 && { splitReadable: cuts.readable }),
    ...(cuts && cuts.writable.length > 0 && { splitWritable: cuts.writable }),
    ...(indirect !== null && { indirect }),
  };
};

/** The command as an intent: zero fields are left out, since that is what is left out means. */
export const intentFromFields = (catalog: CatalogView, typed: Typed, to: Target): IntentRead => {
  const command = commandIn(catalog, typed);
  const rows = rowsOf(catalog, typed);
  const opcode = `header.${catalog.headerFields.opcode}`;
  const parts: Record<'header' | 'data', Record<string, Numeral>> = { header: {}, data: {} };
  for (const part of ['header', 'data'] as const) {
    for (const row of rows[part]) {
      if (row.path === opcode && command) continue;
      if (row.size === 0) {
        // To the end of the part: bytes in their order, or nothing at all.
        const bytes = readHex(typed[row.path] ?? '', { empty: 'allowed' });
        if (!bytes.ok) return { ok: false, problem: { path: row.path, message: bytes.message } };
        if (bytes.hex !== '') parts[part][row.name] = `hex:${bytes.hex}`;
        continue;
      }
      const read = numeralIn(row, typed[row.path] ?? (isBytes(row) ? '' : '0'));
      if (!read.ok) return { ok: false, problem: { path: row.path, message: read.message } };
      if (BigInt(read.value) !== 0n) parts[part][row.name] = read.value;
    }
  }
  const filled = (part: 'header' | 'data') => (Object.keys(parts[part]).length > 0 ? { [part]: parts[part] } : {});
  return {
    ok: true,
    intent: { ...target(to), ...(command && { command: command.name }), ...filled('header'), ...filled('data') },
  };
};

/** The command as the bytes that were typed, whatever they mean. */
export const intentFromBytes = (hex: string, to: Target): CommandIntent => ({ ...target(to), raw: hex });
