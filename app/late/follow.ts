import { watchFor } from '../store/selecting.ts';
import type { AppState } from '../store/state.ts';
import { useStore } from '../store/store.ts';
import { watch } from '../store/watching.ts';

/** The owner whose driver or device made the step that is shown; null: neither did. */
const actingOwner = ({ run: { group, moment } }: AppState): AppState['selection']['device'] | null =>
  group?.owners.find(({ id }) => moment?.actor.split(/[:/]/)[1] === id)?.id ?? null;

/** As long as nobody chose what to look at, rings, command and picture are those of the owner that acts. What ends it comes back. */
export const startFollowing = (): (() => void) => {
  const follow = (state: AppState): void => {
    const { selection, run, lesson } = state;
    const { device, queue, command, subject } = selection;
    if (lesson || subject !== null || queue !== null || command !== null) return;
    const owners = run.group?.owners ?? [];
    const owner = actingOwner(state);
    if (owner === null || owner === device || !owners.some(({ id }) => id === device)) return;
    useStore.setState({ selection: { ...selection, device: owner } });
    void watch(watchFor(useStore.getState()));
  };
  follow(useStore.getState());
  return useStore.subscribe((state, before) => {
    if (state.run.moment !== before.run.moment || state.selection !== before.selection) follow(state);
  });
};
