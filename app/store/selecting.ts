import type { Watch } from '../../engine/protocol/messages.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import type { DetailName, Preferences } from './preferences-slice.ts';
import type { Selection } from './selection-slice.ts';
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

/** What the engine has to show for a selection. */
export const watchFor = ({ run, selection }: AppState): Pick<Watch, 'device' | 'queue' | 'command'> => {
  const queue = selection.queue ?? queueFor(run, selection.device);
  return {
    device: selection.device,
    queue: queue && { ...queue, from: 0, count: RING },
    command: selection.command,
  };
};

const sameQueue = (a: Selection['queue'], b: Selection['queue']): boolean =>
  a?.device === b?.device && a?.queue === b?.queue;

export const select = (some: Partial<Selection>): void => {
  const before = useStore.getState();
  const old = watchFor(before);
  useStore.setState({ selection: { ...before.selection, ...some }, touched: true });
  const { queue, ...rest } = watchFor(useStore.getState());
  // A window into a ring that somebody scrolled stays when the ring is the same.
  void watch(sameQueue(queue, old.queue) ? rest : { ...rest, queue });
};

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
