import { useShallow } from 'zustand/react/shallow';
import { actions, useApp } from '../store/app-state.ts';
import { rings as text } from '../text/rings.ts';

/** The name of the queue that is shown; a choice where there is more than one. */
export const QueuePicker = () => {
  const view = useApp(state => state.run.rings);
  const queues = useApp(
    useShallow(state => state.run.group?.journeys.map(({ owner, queue, name }) => `${owner} ${queue} ${name}`) ?? []),
  );
  if (!view) return <span>{text.title}</span>;
  return (
    <span className="flex items-baseline gap-2">
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
        <span className="font-mono">{view.name}</span>
      )}
      <span className="font-normal text-ink-3 text-t1">{text.facts(view)}</span>
    </span>
  );
};
