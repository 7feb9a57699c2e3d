import type { PfId } from '../../world/ids.ts';
import type { Side } from './values.ts';

/** One stage of a command's way. */
export interface StationView {
  readonly name: string;
  readonly side: Side;
  /** Step at which the command passed it; null: not yet. */
  readonly step: number | null;
  /** From here on the other side can see it. */
  readonly visible: boolean;
  /** It was skipped: a suppressed notification or interrupt. */
  readonly skipped: boolean;
  readonly unknown?: true;
}

/** The way of a command on an administration virtqueue: of the one that moved last. */
export interface JourneyView {
  readonly owner: PfId;
  /** Index of the virtqueue, and the name shown: avq0. */
  readonly queue: number;
  readonly name: string;
  readonly format: 'split' | 'packed';
  readonly size: number;
  readonly enabled: boolean;
  readonly stations: readonly StationView[];
  /** Index of the station passed last; -1 before the first; null without a command. */
  readonly at: number | null;
  /** 'head 3' once the descriptors are chosen, else ''. */
  readonly head: string;
  /** One line: what the command asks for. */
  readonly title: string;
  /** Commands published and not yet collected. */
  readonly inFlight: number;
  /** Commands that somebody holds, and where the one that is shown is held. */
  readonly held: number;
  readonly onHold: 'driver' | 'device' | null;
}
