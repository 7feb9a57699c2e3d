import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { RegistersView, WriterView } from './parts/registers.ts';

/** What the registers of a function are shown from. */
export interface RegistersInput {
  readonly dialect: Dialect;
  readonly after: World;
  readonly before: World;
  readonly device: DeviceId;
  /** The virtqueue whose registers are looked at; null: the one that is selected. */
  readonly queue: number | null;
  /** The latest step that wrote something with one of these keys of the history. */
  readonly lastOf: (...keys: readonly string[]) => WriterView | null;
  readonly record: (step: number) => StepRecord | null;
}

type Make = (input: RegistersInput) => RegistersView;

let there: Make | null = null;

/** Few readers look at registers: how they are shown is brought when somebody does. */
export const addRegisters = (make: Make): void => {
  there = make;
};

export const registersThere = (): Make | null => there;
