import type { RunInputs } from '../run/inputs.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import type { Numeral } from '../world/intent.ts';

/** Number of the newest scenario format. */
export const SCENARIO_FORMAT = 1;

/** Feature bits by number or by name, in the order in which a person would list them. */
export type FeatureList = readonly (number | string)[];

/**
 * What has to be true at the end of a run. Checked, never used as an address. Every `is` is typed by hand from the
 * facts or saved from a run by a person who looked at it.
 */
export type Expectation =
  /** The answer to the nth command of an owner driver, counted from 1 in the order in which the commands were given. */
  | {
      readonly that: 'outcome';
      readonly owner?: PfId;
      readonly command: number;
      /** Fields of the device-writable part by path (`status`, `resource_val`), or null: never answered. */
      readonly is: Readonly<Record<string, Numeral>> | null;
    }
  /** Some command was answered so, whichever it was: of this owner or of any, by its name or its opcode or of any. */
  | {
      readonly that: 'answered';
      readonly owner?: PfId;
      readonly command?: string;
      readonly opcode?: number;
      /** Fields of its device-readable part, those of the header and of its data. */
      readonly given?: Readonly<Record<string, Numeral>>;
      readonly is: Readonly<Record<string, Numeral>>;
    }
  | {
      readonly that: 'register';
      readonly device: DeviceId;
      readonly register: string;
      /** Value of queue_select (or of a feature select) for registers that depend on one. */
      readonly select?: number;
      readonly is: Numeral;
    }
  | {
      readonly that: 'features';
      readonly device: DeviceId;
      readonly set: 'offered' | 'accepted' | 'negotiated' | 'assigned';
      readonly is: FeatureList | null;
    }
  /** A field of a ring, such as `avail.idx`, `used.ring[1].len`, `desc[0].flags`; of a packed one `driver_event.desc`. */
  | {
      readonly that: 'ring';
      readonly device: DeviceId;
      readonly queue: number;
      readonly field: string;
      readonly is: Numeral;
    }
  /** Bytes of a part of the nth command, from an offset in that part. */
  | {
      readonly that: 'bytes';
      readonly owner?: PfId;
      readonly command: number;
      readonly part: 'readable' | 'writable';
      readonly offset: number;
      readonly is: string;
    }
  | { readonly that: 'driver'; readonly device: DeviceId; readonly stage: string }
  /** A rule was judged at least once: all passed, or at least one refused or violated. */
  | {
      readonly that: 'clause';
      readonly clause: string;
      readonly is: 'passed' | 'refused' | 'violated' | 'never reached';
    }
  /** The digest of the last world. */
  | { readonly that: 'digest'; readonly is: string };

/** What a file or a link holds: inputs, never states. */
export interface Scenario extends RunInputs {
  readonly format: typeof SCENARIO_FORMAT;
  readonly title: string;
  /** One sentence on what to look at. */
  readonly summary?: string;
  readonly expect?: readonly Expectation[];
  /** Titles of the steps of a recipe; script lines name their step by its place in this list, from 1. */
  readonly recipe?: readonly string[];
  /** Notes on steps. */
  readonly notes?: readonly { readonly atStep: number; readonly text: string }[];
}
