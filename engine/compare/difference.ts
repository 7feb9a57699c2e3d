import type { SourceKind } from '../spec/source.ts';
import type { DeviceId } from '../world/ids.ts';

/** What can differ between two runs at one moment. */
type DifferenceKind =
  | 'outcome'
  | 'field'
  | 'bytes'
  | 'features'
  | 'register'
  | 'driver'
  | 'state'
  | 'clause'
  | 'memory';

/** One thing that differs: where it is, and what it is on either side; null: there is no such thing there. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** `command 2 of pf0`, `pf0/vf2`, or '' for the whole run. */
  readonly place: string;
  /** `data.resource_val`, `device_feature[0]`, the id of a rule. */
  readonly what: string;
  readonly left: string | null;
  readonly right: string | null;
  /** Where a field, or the name of an outcome, is from on either side. */
  readonly sources?: { readonly left: SourceKind | null; readonly right: SourceKind | null };
  /** The command that it is about. */
  readonly command?: { readonly owner: DeviceId; readonly id: number };
  /** A range of bytes: from the start of a part of the command, or a guest address. */
  readonly range?: { readonly offset: number; readonly size: number };
}
