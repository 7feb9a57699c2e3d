import type { PfId } from '../../world/ids.ts';
import type { PartView } from './bytes.ts';
import type { SourceView } from './values.ts';

export interface CheckRow {
  readonly check: string;
  readonly clause: string;
  readonly why: string;
  readonly passed: boolean;
  readonly decides: boolean;
  readonly source: SourceView;
}

export interface CommandView {
  readonly owner: PfId;
  readonly id: number;
  readonly queue: number;
  readonly name: string;
  readonly title: string;
  readonly head: string;
  readonly holder: 'driver' | 'device';
  readonly state: string;
  readonly readable: PartView;
  readonly writable: PartView;
  readonly checks: readonly CheckRow[];
  readonly outcome: {
    readonly ok: boolean;
    readonly name: string;
    readonly text: string;
    readonly usedLength: number;
    readonly source: SourceView;
  } | null;
  /** Step at which it was given to the driver. */
  readonly since: number;
  readonly unknown?: readonly ('title' | 'state' | 'checks' | 'outcome' | 'effects')[];
  /** What happened because of it, one sentence each with its clause. */
  readonly effects: readonly { readonly text: string; readonly clause: string }[];
  readonly all: readonly { readonly id: number; readonly title: string; readonly ok: boolean | null }[];
}
