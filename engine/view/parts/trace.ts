import type { DeviceId } from '../../world/ids.ts';

/** What belongs to the one thing that is selected, so that every view can mark it. */
export interface TraceView {
  /** What is selected, in one line. */
  readonly text: string;
  /** Steps of the shown branch and what each has to do with it; the newest ones where there are too many. */
  readonly steps: readonly {
    readonly step: number;
    readonly how: 'is' | 'wrote' | 'kept' | 'broke' | 'follows' | 'acted' | 'changed' | 'moved';
  }[];
  /** All of them, and the last step that was looked at. */
  readonly total: number;
  readonly searched: number;
  /** Guest memory: the selection itself, and what it leads to. */
  readonly ranges: readonly {
    readonly at: string;
    readonly size: number;
    readonly how: 'is' | 'wrote' | 'buffer' | 'descriptor' | 'slot' | 'area' | 'named';
  }[];
  /** Paths of fields of the shown command. */
  readonly fields: readonly string[];
  /** Row ids of registers, and feature bits, of the function whose registers and features are shown. */
  readonly registers: readonly string[];
  readonly features: readonly number[];
  readonly devices: readonly DeviceId[];
  readonly queues: readonly { readonly device: DeviceId; readonly queue: number }[];
  readonly commands: readonly { readonly owner: DeviceId; readonly id: number }[];
  readonly clauses: readonly string[];
}
