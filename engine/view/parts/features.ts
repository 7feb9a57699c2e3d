import type { SourceKind } from '../../spec/source.ts';
import type { DeviceId } from '../../world/ids.ts';
import type { Marked, SourceView } from './values.ts';

export interface FeatureBitView {
  readonly bit: number;
  readonly name: string;
  readonly source: SourceKind;
}

export interface FeatureRow {
  readonly bit: number;
  readonly name: string;
  readonly source: SourceView;
  readonly manageable: boolean | null;
  readonly hardware: boolean;
  readonly assigned: boolean | null;
  readonly offered: boolean;
  readonly driverKnows: boolean;
  readonly accepted: boolean | null;
  readonly negotiated: boolean | null;
  readonly requires: string;
  readonly changed: readonly string[];
}

export interface FeaturesView {
  readonly device: DeviceId;
  readonly rows: readonly FeatureRow[];
  readonly sets: readonly { readonly name: string; readonly value: Marked; readonly hint: string }[];
  /** Columns of the rows that whose lens is on cannot know. */
  readonly unknown?: readonly Exclude<keyof FeatureRow, 'bit' | 'name' | 'source' | 'requires' | 'changed'>[];
}
