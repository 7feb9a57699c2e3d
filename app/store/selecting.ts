import type { Watch } from '../../engine/protocol/messages.ts';
import type { Subject } from '../../engine/view/subject.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import type { DetailName, Preferences } from './preferences-slice.ts';
import { kinds, type Selection } from './selection-slice.ts';
import type { Overlay, Pane } from './shell-slice.ts';
import type { AppState } from './state.ts';
import { useStore } from './store.ts';
import { watch } from './watching.ts';

/** Entries of a ring that are sent before somebody scrolls. */
const RING = 64;

/** The queue that is shown when none was chosen: that of the PF that the function is or belongs to. */
const queueFor = (run: AppState['run'], device: DeviceId): Selection['queue'] => {
  const journeys = run.group?.journeys ?? [];
  const own = journeys.find(({ owner }) => device === owner || device.startsWith(`${owner}/`)) ?? journeys[0];
  return own ? { device: own.owner, queue: own.queue } : null;
};

/** The one thing that is selected, as the engine is asked about it. */
const subjectOf = ({ selection }: AppState): Subject | null => {
  const { subject, device, queue, command, bytes, field, step, clause, register } = selection;
  switch (subject) {
    case 'device':
      return { kind: subject, device };
    case 'queue':
      return queue && { kind: subject, ...queue };
    case 'command':
      return command && { kind: subject, ...command };
    case 'bytes':
      return bytes && { kind: subject, ...bytes, ...(field !== null && { field }) };
    case 'field':
      return field === null ? null : { kind: subject, field };
    case 'register':
      return register === null ? null : { kind: subject, device, register };
    case 'step':
      return step === null ? null : { kind: subject, step };
    case 'clause':
      return clause === null ? null : { kind: subject, clause };
    default:
      return null;
  }
};

/** What the engine has to show for a selection. */
export const watchFor = (state: AppState): Pick<Watch, 'device' | 'queue' | 'command' | 'trace' | 'lens'> => {
  const { run, selection } = state;
  const queue = selection.queue ?? queueFor(run, selection.device);
  return {
    device: selection.device,
    queue: queue && { ...queue, from: 0, count: RING },
    command: selection.command,
    trace: subjectOf(state),
    lens: selection.lens,
  };
};

const sameQueue = (a: Selection['queue'], b: Selection['queue']): boolean =>
  a?.device === b?.device && a?.queue === b?.queue;

/** Only one of them is selected at a time; a function, a virtqueue and a command stay as what is shown. */
const noMark = { bytes: null, field: null, step: null, until: null, clause: null, register: null } as const;

export const select = (some: Partial<Selection>): void => {
  const before = useStore.getState();
  const old = watchFor(before);
  const subject = kinds.find(kind => some[kind] != null) ?? null;
  useStore.setState({ selection: { ...before.selection, ...noMark, ...some, subject }, touched: true });
  const { queue, ...rest } = watchFor(useStore.getState());
  // A window into a ring that somebody scrolled stays when the ring is the same.
  void watch(sameQueue(queue, old.queue) ? rest : { ...rest, queue });
};

/** Whose knowledge everything is limited to; what is selected stays so. */
export const chooseLens = (lens: Selection['lens']): void => {
  useStore.setState(({ selection }) => ({ selection: { ...selection, lens }, touched: true }));
  void watch({ lens });
};

/** Nothing is selected; what is shown stays. */
export const clearSelection = (): void => select({});

export const prefer = (some: Partial<Preferences>): void => useStore.getState().prefer(some);

/** Opens a tab of the detail pane beside the run; on a narrow page, the pane with it. */
export const showDetail = (detail: DetailName): void => {
  prefer({ detail });
  useStore.setState({ pane: 'detail', study: null });
};

/** One of the layouts of the run. */
export const showLayout = (layout: Preferences['layout']): void => {
  prefer({ layout });
  useStore.setState({ study: null });
};

export const showClause = (clause: string): void => {
  select({ clause });
  showDetail('clause');
};

export const showPane = (pane: Pane): void => useStore.setState({ pane });
export const openOverlay = (overlay: Overlay): void => useStore.setState({ overlay });
export const toggleOverlay = (overlay: Overlay): void =>
  useStore.setState(state => ({ overlay: state.overlay === overlay ? null : overlay }));
export const closeOverlay = (): void => useStore.setState({ overlay: null });
export const dismissFailure = (): void => useStore.setState({ failure: null });

/** Looks for something in the log, which is brought into view; null: all steps again. */
export const findInLog = (finding: string | null): void =>
  useStore.setState({ finding, ...(finding !== null && { pane: 'log' as const }) });
