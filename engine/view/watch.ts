import type { DeviceId, PfId } from '../world/ids.ts';
import type { LensName } from './parts/lens.ts';
import type { Subject } from './subject.ts';
import type { Language } from './words/say.ts';

/** What the page has in view, so that long things are sent as windows. */
export interface Watch {
  /** Function whose features and registers are shown. */
  readonly device: DeviceId;
  /** Whether the function's registers are shown, and those of which virtqueue; null: the one that is selected. */
  readonly registers: { readonly queue: number | null } | null;
  /** Queue whose rings are shown; null: none. */
  readonly queue: {
    readonly device: DeviceId;
    readonly queue: number;
    readonly from: number;
    readonly count: number;
  } | null;
  /** Command that is shown; null: the one that moved last, of the PF that the function is or belongs to. */
  readonly command: { readonly owner: PfId; readonly id: number } | null;
  /**
   * Address of the first row (cut to a multiple of 16) and number of rows, 16 bytes each, of the memory window. No rows
   * are the cheapest: nobody looks.
   */
  readonly memory: { readonly at: string; readonly rows: number };
  /** Index of the first row of the log, and how many; those of all steps, or of those that fit what is looked for. */
  readonly log: { readonly from: number; readonly count: number; readonly find?: string };
  /** The same of the sequence of messages; null: nobody looks. */
  readonly sequence: { readonly from: number; readonly count: number } | null;
  /** The one thing that is selected; null: nothing is. */
  readonly trace: Subject | null;
  /** Values that are watched; `pins.ts` says how they are written. */
  readonly pins: readonly string[];
  /** Step since which values are marked as changed; null, or where it is not before the shown one: the last step. */
  readonly since: number | null;
  /** Whose knowledge the picture is limited to; null: nobody's. The function that is shown says which owner, which member. */
  readonly lens: LensName | null;
  /** Only what changed is shown: in memory all of it is taken apart then, wherever it is. */
  readonly only: boolean;
  /** In which everything is told; English, as long as the words of another language were not fetched. */
  readonly language: Language;
}
