import type { StateCreator } from 'zustand';
import type { LensName } from '../../engine/view/parts/lens.ts';
import type { Subject } from '../../engine/view/subject.ts';
import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import type { AppState } from './state.ts';

export interface Selection {
  readonly device: DeviceId;
  readonly queue: { readonly device: DeviceId; readonly queue: number } | null;
  /** Null: the one that moved last. */
  readonly command: { readonly owner: PfId; readonly id: number } | null;
  /** Bytes of guest memory. */
  readonly bytes: { readonly at: string; readonly size: number } | null;
  /** Path of a field of the command that is shown. */
  readonly field: string | null;
  /** Row of the log. */
  readonly step: number | null;
  /** A second row, to be compared with that one. */
  readonly until: number | null;
  readonly clause: string | null;
  /** Row of the registers of `device`. */
  readonly register: string | null;
  /** Which of these a person has selected; null: nothing, and the rest only says what is shown. */
  readonly subject: Subject['kind'] | null;
  /** Whose knowledge the picture is limited to; null: nobody's. */
  readonly lens: LensName | null;
}

/** What counts of several that are given at once. */
export const kinds = ['clause', 'step', 'register', 'bytes', 'field', 'command', 'queue', 'device'] as const;

export const lenses = ['owner-driver', 'device', 'member-driver', 'memory'] as const satisfies readonly LensName[];

export const nothingSelected: Selection = {
  device: 'pf0',
  queue: null,
  command: null,
  bytes: null,
  field: null,
  step: null,
  until: null,
  clause: null,
  register: null,
  subject: null,
  lens: null,
};

export interface SelectionSlice {
  readonly selection: Selection;
}

export const createSelectionSlice: StateCreator<AppState, [], [], SelectionSlice> = () => ({
  selection: nothingSelected,
});
