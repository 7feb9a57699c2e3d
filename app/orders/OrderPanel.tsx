import { useEffect, useRef, useState } from 'react';
import type { OrderQueue } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { orders as text } from '../text/orders.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { OrderCards, type Wished } from './OrderCards.tsx';

/** Why something was refused; `at` says which queue it belongs to. */
interface Refused {
  readonly at: string;
  readonly why: string;
  readonly clause: string | null;
}

const keyOf = ({ device, queue }: OrderQueue): string => `${device} ${queue}`;

/** The commands in flight, by virtqueue, as cards that can be held, released and moved. */
const OrderPanel = () => {
  const run = useApp(state => state.run.run);
  const found = useStudy({ kind: 'orders' }, run);
  const [refused, setRefused] = useState<Refused | null>(null);
  const focused = useFocusAfter(found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is about the moment in which it was made.
  useEffect(() => setRefused(null), [run]);
  if (!found) return <Waiting />;
  if (!found.ok) return <Errors errors={found.errors} />;
  const { queues, held } = found.found;
  const wish = (queue: OrderQueue, { intent, refusal }: Wished, button: string) => {
    if (refusal) return setRefused({ at: keyOf(queue), ...refusal });
    if (!intent) return;
    focused.current = button;
    void actions.dispatch(intent);
  };
  return (
    <div ref={focused.pane} className="flex flex-col gap-4 px-4 py-3">
      <p className="text-ink-2">{queues.length === 0 ? text.none : text.intro}</p>
      {held > 0 && <p className="font-semibold">{text.held(held)}</p>}
      {queues.map(queue => (
        <section key={keyOf(queue)} aria-label={text.queue(queue.name, queue.title)}>
          <h3 className="flex items-baseline gap-2 pb-1">
            <b className="font-mono font-semibold">{queue.name}</b>
            <span className="text-ink-2">{queue.title}</span>
          </h3>
          <p className="pb-2 text-ink-2 text-t1">
            {queue.rule ? (
              <>
                {text.ruled} {queue.rule.why} {queue.rule.clause && <ClauseLink id={queue.rule.clause} sign />}
              </>
            ) : (
              text.free
            )}
          </p>
          {queue.cards.length === 0 ? (
            <p className="text-ink-3">{text.nothing}</p>
          ) : (
            <OrderCards queue={queue} onWish={(each, button) => wish(queue, each, button)} />
          )}
          {queue.more > 0 && <p className="pt-1 text-ink-3 text-t1">{text.more(queue.more)}</p>}
          <p role="status" className="text-fault">
            {refused?.at === keyOf(queue) && (
              <span className="flex flex-wrap items-baseline gap-x-2 pt-2">
                <b className="font-semibold">{text.notPossible}:</b>
                <span>{refused.why}</span>
                {refused.clause && <ClauseLink id={refused.clause} sign />}
              </span>
            )}
          </p>
        </section>
      ))}
    </div>
  );
};

/** A card that moves keeps the focus: on the button that was pressed, or on what took its place. */
const useFocusAfter = (found: unknown) => {
  const pane = useRef<HTMLDivElement>(null);
  const current = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards that were found may stand elsewhere.
  useEffect(() => {
    const wanted = current.current;
    if (wanted === null || (document.activeElement && document.activeElement !== document.body)) return;
    const [card = ''] = wanted.split(' ');
    const button = pane.current?.querySelector<HTMLElement>(`[data-button="${wanted}"]`);
    (button ?? pane.current?.querySelector<HTMLElement>(`[data-button^="${card} "]`))?.focus({ preventScroll: true });
  }, [found]);
  return Object.assign(current, { pane });
};

export default OrderPanel;
