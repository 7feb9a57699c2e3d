import type { ForeignQueueView } from '../../engine/protocol/messages.ts';
import { recording as text } from '../text/recording.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly queues: readonly ForeignQueueView[];
  readonly shown: number;
  readonly show: (queue: number) => void;
}

/** All virtqueues of a file, and how many rules each breaks. */
export const QueueList = ({ queues, shown, show }: Props) => (
  <nav aria-label={text.queues} className="recording-queues">
    <ul>
      {queues.map(queue => (
        <li key={queue.nth} className="border-hair border-b">
          <button
            type="button"
            aria-pressed={queue.nth === shown}
            onClick={() => show(queue.nth)}
            className="flex w-full items-center gap-2 px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2 aria-pressed:bg-ink/12"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-mono" title={queue.name}>
                {queue.name}
              </span>
              <span className="block text-ink-2 text-t1">{text.queue(queue)}</span>
            </span>
            <span className="flex shrink-0 items-center gap-1 text-t1">
              <RoleGlyph role={queue.faults > 0 ? 'fault' : 'ok'} />
              {text.faults(queue.faults)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  </nav>
);
