import type { StateCreator } from 'zustand';
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
  readonly clause: string | null;
}

export const nothingSelected: Selection = {
  device: 'pf0',
  queue: null,
  command: null,
  bytes: null,
  field: null,
  step: null,
  clause: null,
};

export interface SelectionSlice {
  readonly selection: Selection;
}

export const createSelectionSlice: StateCreator<AppState, [], [], SelectionSlice> = () => ({
  selection: nothingSelected,
});
