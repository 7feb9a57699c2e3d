import type { Values } from './codec.ts';
import type { AnyStruct } from './field.ts';

/** What is known where a run of bytes begins. */
export interface Known {
  /** Fields of the same struct that stand before it. */
  readonly fields: Values;
  /** Data of the command that is answered; null for a command itself, and where nobody knows it. */
  readonly command: Values | null;
}

/** A struct inside a run of bytes, right behind the one before it. */
export interface Held {
  /** What its fields' paths begin with, behind the name of the run: `[0]`; null: they stand in place of the run. */
  readonly path: string | null;
  readonly struct: AnyStruct;
}

/** The structs that a run of bytes is made of, as far as the fields before it tell. What they leave over is extra. */
export type Contents = (known: Known, bytes: Uint8Array) => Holding | null;

export interface Holding {
  /**
   * `instead`: the text declares the run as these structs. `below`: the text declares bytes, to which another field (or
   * the type of the device) gives a meaning; then they keep their value, and the structs are told below it.
   */
  readonly as: 'instead' | 'below';
  readonly held: readonly Held[];
  /** How many there should be by a field that counts them, where that is another number. */
  readonly counted?: { readonly by: string; readonly count: number };
}

/** By `struct.field`. */
export type ContentsTable = Readonly<Record<string, Contents>>;
