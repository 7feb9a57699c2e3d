import type { TraceView } from '../../engine/view/parts/trace.ts';
import type { AppState } from './state.ts';

export type How = TraceView['steps'][number]['how'];

interface Traced {
  readonly steps: ReadonlyMap<number, How>;
  readonly things: ReadonlySet<string>;
  /** Guest memory is far smaller than what a number holds. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

const made = new WeakMap<TraceView, Traced>();

const tracedIn = (trace: TraceView): Traced => {
  const known = made.get(trace);
  if (known) return known;
  const found: Traced = {
    steps: new Map(trace.steps.map(({ step, how }) => [step, how])),
    things: new Set([
      ...trace.devices.map(id => `device ${id}`),
      ...trace.queues.map(({ device, queue }) => `queue ${device} ${queue}`),
      ...trace.commands.map(({ owner, id }) => `command ${owner} ${id}`),
      ...trace.fields.map(path => `field ${path}`),
      ...trace.registers.map(id => `register ${id}`),
      ...trace.features.map(bit => `feature ${bit}`),
      ...trace.clauses.map(id => `clause ${id}`),
    ]),
    // Areas are as wide as everything in them.
    ranges: trace.ranges.flatMap(({ at, size, how }) =>
      how === 'area' ? [] : [{ from: Number(at), to: Number(at) + size }],
    ),
  };
  made.set(trace, found);
  return found;
};

/** What a step had to do with the selection; undefined: nothing. */
export const howAt = ({ run: { trace } }: AppState, step: number): How | undefined =>
  trace ? tracedIn(trace).steps.get(step) : undefined;

/** Whether something belongs to the selection: `device pf0/vf2`, `queue pf0 2`, `field data.resource_val`, … */
export const isTraced = ({ run: { trace } }: AppState, thing: string): boolean =>
  !!trace && tracedIn(trace).things.has(thing);

/** Whether bytes belong to the selection. */
export const areTraced = ({ run: { trace } }: AppState, at: string | undefined, size: number): boolean =>
  !!trace && !!at && tracedIn(trace).ranges.some(({ from, to }) => from < Number(at) + size && Number(at) < to);
