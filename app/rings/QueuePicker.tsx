import { useShallow } from 'zustand/react/shallow';
import { actions, useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { rings as text } from '../text/rings.ts';
import { selection } from '../text/selection.ts';

/** The name of the queue that is shown; a choice where there is more than one. */
export const QueuePicker = () => {
  const view = useApp(state => state.run.rings);
  const queues = useApp(
    useShallow(state => state.run.group?.journeys.map(({ owner, queue, name }) => `${owner} ${queue} ${name}`) ?? []),
  );
  const traced = useApp(state => !!view && isTraced(state, `queue ${view.device} ${view.queue}`));
  if (!view) return <span>{text.title}</span>;
  return (
    <span data-traced={traced} className="data-[traced=true]:traced-bar -mx-1 flex items-baseline gap-2 px-1">
      {queues.length > 1 ? (
        <select
          aria-label={text.choose}
          value={`${view.device} ${view.queue} ${view.name}`}
          onChange={event => {
            const [device, queue] = event.target.value.split(' ');
            actions.select({ queue: { device: device as typeof view.device, queue: Number(queue) } });
          }}
          className="h-6 rounded-1 border border-rule bg-surface px-1 font-mono"
        >
          {queues.map(value => (
            <option key={value} value={value}>
              {value.split(' ')[0]} {value.split(' ')[2]}
            </option>
          ))}
        </select>
      ) : (
        <button
          type="button"
          onClick={() => actions.select({ queue: { device: view.device, queue: view.queue } })}
          aria-description={traced ? selection.belongs : undefined}
          className="min-h-6 font-mono"
        >
          {view.name}
        </button>
      )}
      <span className="font-normal text-ink-3 text-t1">{text.facts(view)}</span>
    </span>
  );
};
