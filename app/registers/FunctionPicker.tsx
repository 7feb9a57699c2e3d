import { useShallow } from 'zustand/react/shallow';
import type { DeviceId } from '../../engine/world/ids.ts';
import { actions, useApp } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';

/** Which function is shown; choosing one selects it everywhere. */
export const FunctionPicker = ({ device }: { readonly device: DeviceId }) => {
  const functions = useApp(useShallow(state => state.run.run?.functions ?? []));
  return (
    <label className="flex items-center gap-2 text-ink-2">
      {text.function}
      <select
        value={device}
        onChange={event => actions.select({ device: event.target.value as DeviceId })}
        className="h-6 rounded-1 border border-rule bg-surface px-1 font-mono text-ink"
      >
        {functions.map(id => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
};
