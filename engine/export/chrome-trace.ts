import type { ToldCommand, ToldRun } from './told-run.ts';

/** An entry of the trace event format, as far as it is used here. Times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: 'M' | 'X' | 'b' | 'e' | 'n' | 's' | 't' | 'f';
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: string;
  readonly bp?: 'e';
  readonly args?: Readonly<Record<string, unknown>>;
}

/** There is no clock in a run: a step is drawn as a millisecond. */
const STEP = 1000;
const PID = 1;
/** Track of the commands, after those of the actors. */
const start = (step: number): number => (step - 1) * STEP;
const middle = (step: number): number => start(step) + STEP / 2;

const flowStations = ['given', 'take', 'collect'] as const;

/** A slice from the step that gave the command to the one that ended it, and the flow through the actors between. */
const commandEvents = ({ owner, id, way, view }: ToldCommand, tidAt: (step: number) => number): TraceEvent[] => {
  const [first] = way;
  if (!first) return [];
  const last = way.at(-1) ?? first;
  const key = `${owner} ${id}`;
  const common = { pid: PID, tid: tidAt(first.step), cat: 'command', id: key } as const;
  const name = `${key}: ${view.title}`;
  const slice: TraceEvent[] = [
    {
      ...common,
      name,
      ph: 'b',
      ts: start(first.step),
      args: { readable: view.readable.bytes, outcome: view.outcome?.name ?? null },
    },
    ...way
      .slice(1, -1)
      .map(({ step, station }): TraceEvent => ({ ...common, name: station, ph: 'n', ts: middle(step) })),
    {
      ...common,
      name,
      ph: 'e',
      ts: start(last.step) + STEP,
      args: { writable: view.writable.bytes, usedLength: view.outcome?.usedLength ?? null },
    },
  ];
  const stops = flowStations.flatMap(station => way.find(each => each.station === station) ?? []);
  if (stops.length < 2) return slice;
  const flow = stops.map(
    ({ step }, index): TraceEvent => ({
      name: key,
      cat: 'flow',
      id: key,
      pid: PID,
      tid: tidAt(step),
      ts: middle(step),
      ...(index === 0 ? { ph: 's' } : index < stops.length - 1 ? { ph: 't' } : { ph: 'f', bp: 'e' }),
    }),
  );
  return [...slice, ...flow];
};

/** A run in the trace event format, which Perfetto opens: a track for each actor, a slice and a flow for each command. */
export const exportChromeTrace = ({ run, steps, actors, commands }: ToldRun): string => {
  const tids = new Map(actors.map((actor, index) => [actor, index + 1]));
  const tidAt = (step: number): number => tids.get(steps[step - 1]?.actor ?? 'operator') ?? 0;
  const named = actors.flatMap((actor, index): TraceEvent[] => {
    const common = { ph: 'M', pid: PID, tid: index + 1 } as const;
    return [
      { ...common, name: 'thread_name', args: { name: actor } },
      { ...common, name: 'thread_sort_index', args: { sort_index: index + 1 } },
    ];
  });
  const traceEvents: TraceEvent[] = [
    { name: 'process_name', ph: 'M', pid: PID, tid: 0, args: { name: run.title } },
    ...named,
    ...steps.map(
      ({ step, actor, action, sentence, clauses, refused, visibility, broken }): TraceEvent => ({
        name: action,
        ph: 'X',
        cat: refused ? 'refused' : 'step',
        pid: PID,
        tid: tids.get(actor) ?? 0,
        ts: start(step),
        dur: STEP,
        args: { step, sentence, visibility, clauses, ...(broken.length > 0 && { broken }) },
      }),
    ),
    ...commands.flatMap(command => commandEvents(command, tidAt)),
  ];
  const otherData = { dialect: run.dialect.title, digest: run.digest, time: 'a step is drawn as a millisecond' };
  return `${JSON.stringify({ traceEvents, displayTimeUnit: 'ms', otherData }, null, 1)}\n`;
};
