/** Whose input it is: what a page or a link brings, or what somebody runs on a machine of their own. */
export type LimitsName = 'page' | 'engine';

/** Bounds of what comes in from outside that depend on where it comes in. */
export interface Limits {
  readonly pfs: number;
  /** TotalVFs of each PF. */
  readonly vfs: number;
  /** Guest memory, in bytes. */
  readonly memory: number;
}

const MIB = 1024 * 1024;

export const limitsOf: Readonly<Record<LimitsName, Limits>> = {
  page: { pfs: 2, vfs: 255, memory: 256 * MIB },
  engine: { pfs: 16, vfs: 65_535, memory: 4096 * MIB },
};

/** Bounds that hold wherever the input comes from. */
export const most = {
  /** Characters of a text that holds a scenario. */
  characters: 16 * MIB,
  nesting: 16,
  pfs: 16,
  title: 200,
  text: 2000,
  label: 300,
  /** Characters of what a link says of a study. */
  study: 10_000,
  /** Characters of the watched values in a link. */
  watches: 4000,
  recipe: 50,
  scriptLines: 2000,
  /** How often a line of a script is taken. */
  repeat: 100_000,
  interventions: 10_000,
  chosen: 20_000,
  notes: 500,
  expectations: 500,
  fields: 64,
  featureBit: 127,
  adminQueues: 16,
  faults: 16,
  queueSize: 32_768,
  /** Bytes of the device-readable or device-writable part of a command, and of an edit of memory. */
  payload: 4096,
  /** Places at which one part of a buffer is cut into descriptors. */
  splits: 64,
  steps: 1_000_000,
  commands: 100_000,
} as const;
