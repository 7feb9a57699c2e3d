import type { AdminRules } from '../admin/rules.ts';
import type { FeatureTable } from '../device/feature.ts';
import type { DeviceRules } from '../device/rules.ts';
import type { ContentsTable } from '../layout/contents.ts';
import type { AnyStruct } from '../layout/field.ts';
import type { Clause } from '../spec/clause.ts';
import type { Source } from '../spec/source.ts';
import type { DialectId, Readings } from '../world/world.ts';

/** A point where the text allows more than one reading. */
export interface Switch {
  readonly id: string;
  readonly title: string;
  readonly readings: readonly { readonly id: string; readonly text: string }[];
  readonly byDefault: string;
  /** Why that default. */
  readonly reason: string;
  readonly source: Source;
  /** For a switch that is a change of another version: who asked for what, and what had to be invented to do it. */
  readonly amends?: {
    readonly comment: string;
    readonly asked: string;
    readonly invented: readonly string[];
    /** The reading that leaves the text as it was. */
    readonly unchanged: string;
  };
}

/** One version of the text: values and small handlers, each with its source. */
export interface Dialect extends AdminRules {
  readonly id: DialectId;
  readonly title: string;
  readonly summary: string;
  /** What the text calls the device that controls a group, and those that it controls. */
  readonly terms: { readonly owner: string; readonly member: string };
  readonly features: FeatureTable;
  readonly switches: readonly Switch[];
  readonly clauses: readonly Clause[];
  readonly rules: DeviceRules;
  /** Registers of the common configuration whose source in this dialect is another than the published layout's. */
  readonly registerSources: Readonly<Record<string, Source>>;
  /** Whether the PF counts as a member of its SR-IOV group, and under which member id. */
  readonly pfMember: number | null;
  /** Whether every function has a Self group, and under which member id it is in it. */
  readonly selfMember: number | null;
  /** Feature bits whose negotiation makes a function an owner in the words of this dialect. */
  readonly ownerFeatures: readonly string[];
  /** The rule that only allows changes of a member before its driver shows up, as a gate on the picture; null: none. */
  readonly gate: {
    readonly clause: string;
    readonly statusBit: number;
    readonly open: string;
    readonly closed: string;
    readonly text: string;
  } | null;
  /** What runs of bytes inside its structs hold, and the structs that stand in no command by themselves. */
  readonly inside?: { readonly contents: ContentsTable; readonly structs: readonly AnyStruct[] };
  /** The same version as some readings make it, where they change more than what checks and handlers decide. */
  readonly read?: (readings: Readings) => Dialect;
}

/** The readings of a run: those given, and the default for every other switch. Unknown ones are an error of the caller. */
export const resolveReadings = (dialect: Dialect, given: Readings = {}): Readings =>
  Object.fromEntries(dialect.switches.map(each => [each.id, given[each.id] ?? each.byDefault]));
