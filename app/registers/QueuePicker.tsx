import type { RegistersView } from '../../engine/view/parts/registers.ts';
import { selectClass } from '../command/input-classes.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import type { Send } from './send.ts';

interface Props {
  readonly view: RegistersView;
  /** The virtqueue that is looked at; null: the one that is selected. */
  readonly looked: number | null;
  readonly look: (queue: number | null) => void;
  readonly send: Send;
}

const nameOf = ({ all }: RegistersView['queue'], queue: number): string =>
  all.find(each => each.queue === queue)?.name ?? `virtqueue ${queue}`;

/** Whose registers the queue registers are: looked at, which changes nothing, or selected as a driver would. */
export const QueuePicker = ({ view: { device, queue }, looked, look, send }: Props) => (
  <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-hair border-b px-3 py-1.5">
    <label className="flex min-w-0 items-center gap-2 text-ink-2">
      {text.queue.look}
      <select
        value={queue.all.some(each => each.queue === looked) ? (looked ?? '') : ''}
        title={text.queue.looking}
        onChange={event => look(event.target.value === '' ? null : Number(event.target.value))}
        className={selectClass}
      >
        <option value="">{text.queue.asSelected(nameOf(queue, queue.selected))}</option>
        {queue.all.map(each => (
          <option key={each.queue} value={each.queue}>
            {each.queue} {each.name}
          </option>
        ))}
      </select>
    </label>
    {queue.shown === queue.selected ? (
      <span className="text-ink-3">{text.queue.looking}</span>
    ) : (
      <Button
        data-changes
        className="h-6!"
        onClick={() => send({ do: 'write-register', device, register: 'queue_select', value: queue.shown })}
      >
        {text.queue.select(queue.shown)}
      </Button>
    )}
  </div>
);
