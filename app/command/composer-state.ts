import { create } from 'zustand';
import type { ParseError } from '../../engine/scenario/parse.ts';
import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { CommandView } from '../../engine/view/parts/command.ts';
import type { PfId } from '../../engine/world/ids.ts';
import type { CommandIntent } from '../../engine/world/intent.ts';
import { actions } from '../store/app-state.ts';
import { unlessCrashed } from '../store/engine.ts';
import { type FieldProblem, intentFromBytes, intentFromFields, type Typed, typedFrom } from './form.ts';
import { readHex, spaceHex } from './hex.ts';

/** What is being typed: the form and the bytes are two views of one command, and each follows the other. */
export interface ComposerState {
  readonly owner: PfId;
  readonly queue: number;
  readonly typed: Typed;
  /** Field of the opcode in the version that the form was typed for. */
  readonly opcode: string;
  readonly hex: string;
  /** The bytes that were typed, as digits: what is sent of them is as long as `length` says. */
  readonly whole: string;
  /** Bytes of the writable part as typed; '' for what the answer needs. */
  readonly writable: string;
  /** Bytes of the readable part; null: as many as there are. */
  readonly length: number | null;
  /** Bytes of each part before which another descriptor begins. */
  readonly cuts: { readonly readable: readonly number[]; readonly writable: readonly number[] };
  /** An indirect table or a chain; null: as the driver would. */
  readonly indirect: boolean | null;
  /** Which of the two was typed last, and so is what is sent. */
  readonly edited: 'fields' | 'hex';
  /** The command as the engine read it last. */
  readonly part: PartView | null;
  readonly needed: number | null;
  readonly problem:
    | { readonly kind: 'hex'; readonly at: number; readonly message: string }
    | ({ readonly kind: 'field' } & FieldProblem)
    | { readonly kind: 'engine'; readonly errors: readonly ParseError[] }
    | null;
}

/** One descriptor for each part, of which nothing is cut off. */
const plain = { length: null, cuts: { readable: [], writable: [] }, indirect: null } as const;

export const useComposer = create<ComposerState>()(() => ({
  owner: 'pf0',
  queue: 0,
  typed: {},
  opcode: '',
  hex: '',
  whole: '',
  writable: '',
  ...plain,
  edited: 'fields',
  part: null,
  needed: null,
  problem: null,
}));

const { getState: get, setState: set } = useComposer;

/** Only the answer about what was changed last counts, also where there is nothing to ask about it. */
let changes = 0;
const ask = async <T>(question: Promise<T>, use: (answer: T) => void): Promise<void> => {
  const mine = changes;
  const answer = await unlessCrashed<T | null>(question, null);
  if (answer !== null && mine === changes) use(answer);
};

const composeFields = (catalog: CatalogView): void => {
  changes += 1;
  const read = intentFromFields(catalog, get().typed, get());
  if (!read.ok) {
    set({ problem: { kind: 'field', ...read.problem } });
    return;
  }
  void ask(actions.compose(read.intent), answer => {
    if ('errors' in answer) set({ problem: { kind: 'engine', errors: answer.errors } });
    else set({ part: answer.readable, hex: spaceHex(answer.readable.bytes), needed: answer.writable, problem: null });
  });
};

export const typeField = (catalog: CatalogView, path: string, text: string): void => {
  const { opcode } = catalog.headerFields;
  set(state => ({ typed: { ...state.typed, [path]: text }, opcode, edited: 'fields' }));
  composeFields(catalog);
};

export const typeHex = (text: string): void => {
  changes += 1;
  const read = readHex(text);
  set({ hex: text, edited: 'hex', problem: read.ok ? null : { kind: 'hex', at: read.at, message: read.message } });
  if (!read.ok) return;
  set({ whole: read.hex, length: null, ...inside({ ...get(), size: read.hex.length / 2 }) });
  void ask(actions.decode('readable', read.hex), answer => {
    if ('errors' in answer) set({ problem: { kind: 'engine', errors: answer.errors } });
    else set({ part: answer, typed: typedFrom(answer), problem: null });
  });
};

/** The cuts that are still inside the parts. */
const inside = ({ cuts, writable, size }: Pick<ComposerState, 'cuts' | 'writable'> & { readonly size: number }) => ({
  cuts: {
    readable: cuts.readable.filter(at => at < size),
    writable: writable === '' ? cuts.writable : cuts.writable.filter(at => at < Number(writable)),
  },
});

/** The bytes that were typed, cut off or filled with zeros as the engine does it. */
const composeBytes = (): void => {
  changes += 1;
  const intent = intentFromBytes(get().whole, get());
  void ask(actions.compose(intent), answer => {
    if ('errors' in answer) set({ problem: { kind: 'engine', errors: answer.errors } });
    else {
      const { readable } = answer;
      set({ part: readable, hex: spaceHex(readable.bytes), typed: typedFrom(readable), problem: null });
    }
  });
};

/** Another length of the readable part, other cuts, or another form of the descriptors. */
export const setLayout = (
  catalog: CatalogView,
  some: Partial<Pick<ComposerState, 'length' | 'cuts' | 'indirect'>>,
): void => {
  set(some);
  if (some.length != null) set(inside({ ...get(), size: some.length }));
  if (get().edited === 'fields') composeFields(catalog);
  else composeBytes();
};

/** One byte of the readable part was typed; what lies between the end and it is zero. */
export const setByte = (at: number, digits: string): void => {
  const { edited, whole, length, part } = get();
  // What was typed last is not waited for: somebody types faster than the engine answers.
  const typed = length === null ? whole : whole.slice(0, 2 * length).padEnd(2 * length, '0');
  const bytes = edited === 'hex' ? typed : (part?.bytes ?? '');
  const before = bytes.slice(0, 2 * at).padEnd(2 * at, '0');
  typeHex(spaceHex(`${before}${digits}${bytes.slice(2 * at + 2)}`));
};

export const setTarget = (
  catalog: CatalogView,
  target: Partial<Pick<ComposerState, 'owner' | 'queue' | 'writable'>>,
): void => {
  set(target);
  set(inside({ ...get(), size: Number.POSITIVE_INFINITY }));
  if (get().edited === 'fields') composeFields(catalog);
};

/** A command to start from: the form and the bytes are those of another one. */
export const editAsNew = (command: CommandView): void => {
  changes += 1;
  const { readable, writable, owner } = command;
  set({
    owner,
    writable: String(writable.size),
    ...plain,
    edited: 'hex',
    hex: spaceHex(readable.bytes),
    whole: readable.bytes,
    part: readable,
    typed: typedFrom(readable),
    problem: null,
  });
};

/** What the form started with, as long as nothing else was typed. */
let fresh: Typed | null = null;

/** Nobody has typed anything that says something in this version of the text. */
export const isFresh = (catalog: CatalogView, { edited, opcode, typed, ...layout }: ComposerState): boolean =>
  edited === 'fields' &&
  (opcode !== catalog.headerFields.opcode ||
    (typed === fresh &&
      layout.writable === '' &&
      Object.entries(plain).every(([name, value]) => layout[name as keyof typeof plain] === value)));

export const startAfresh = (catalog: CatalogView, typed: Typed): void => {
  fresh = typed;
  set({ typed, opcode: catalog.headerFields.opcode, writable: '', ...plain, edited: 'fields', problem: null });
  composeFields(catalog);
};

/** What would be sent now; null while it cannot be. */
export const intentNow = (catalog: CatalogView, state: ComposerState): CommandIntent | null => {
  if (state.problem) return null;
  if (state.edited === 'fields') {
    const read = intentFromFields(catalog, state.typed, state);
    return read.ok ? read.intent : null;
  }
  return intentFromBytes(state.whole, state);
};
