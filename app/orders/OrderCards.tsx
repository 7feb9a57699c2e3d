import { type DragEvent, type ReactNode, useState } from 'react';
import type { OrderCard, OrderQueue, OrderWish } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { orders as text } from '../text/orders.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly queue: OrderQueue;
  /** `button` names what was pressed, so that it can have the focus again. */
  readonly onWish: (wish: Wished, button: string) => void;
}

/** What a button stands for; the first and the last card have nobody to change places with. */
export type Wished = OrderWish | (Pick<OrderWish, 'refusal'> & { readonly intent: null });

const atEdge = (): Wished => ({ intent: null, refusal: { why: text.atEdge, clause: null } });

const swapWith = (card: OrderCard, other: OrderCard | undefined): Wished =>
  card.swaps.find(({ intent }) => intent.do === 'swap' && intent.with === other?.command) ?? atEdge();

/** The commands of one virtqueue; one is dropped on the other with which it is to change places. */
export const OrderCards = ({ queue, onWish }: Props) => {
  const { cards } = queue;
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const drop = (onto: OrderCard) => {
    const card = cards.find(({ command }) => command === dragged);
    if (card && card !== onto) onWish(swapWith(card, onto), `${card.command} up`);
    end();
  };
  return (
    <ol className="flex flex-col gap-1.5">
      {cards.map((card, at) => (
        <li
          key={card.command}
          draggable
          aria-label={text.command(card.command)}
          data-held={card.onHold !== null}
          data-over={over === card.command && dragged !== card.command}
          data-dragged={dragged === card.command}
          onDragStart={(event: DragEvent) => {
            event.dataTransfer.effectAllowed = 'move';
            setDragged(card.command);
          }}
          onDragOver={(event: DragEvent) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(card.command);
          }}
          onDrop={(event: DragEvent) => {
            event.preventDefault();
            drop(card);
          }}
          onDragEnd={end}
          className="cursor-grab rounded-1 border border-rule bg-surface px-2.5 py-1.5 data-[held=true]:border-ink data-[held=true]:border-dashed data-[over=true]:outline-2 data-[over=true]:outline-ink data-[dragged=true]:opacity-60"
        >
          <Card
            card={card}
            up={swapWith(card, cards[at - 1])}
            down={swapWith(card, cards[at + 1])}
            queue={queue}
            onWish={onWish}
          />
        </li>
      ))}
    </ol>
  );
};

interface CardProps extends Props {
  readonly card: OrderCard;
  readonly up: Wished;
  readonly down: Wished;
}

const Card = ({ card, up, down, queue, onWish }: CardProps) => (
  <>
    <p className="flex items-baseline gap-2">
      <span className="shrink-0 font-mono text-ink-3">{card.command}</span>
      {queue.admin ? (
        <button
          type="button"
          onClick={() => {
            actions.select({ command: { owner: queue.device as `pf${number}`, id: card.command } });
            actions.showDetail('command');
          }}
          className="min-h-6 min-w-0 flex-1 text-left font-semibold underline decoration-rule underline-offset-2 hover:decoration-ink"
        >
          {card.title}
        </button>
      ) : (
        <b className="min-w-0 flex-1 font-semibold">{card.title}</b>
      )}
    </p>
    <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2 text-t1">
      <span className="inline-flex items-baseline gap-1">
        <RoleGlyph role={card.holder} className="size-2" />
        {text.holder[card.holder]}
      </span>
      <span>{card.state}</span>
      {card.head !== '' && <span className="font-mono">{card.head}</span>}
      {card.member !== '' && <span>{text.to(card.member)}</span>}
    </p>
    <div className="flex flex-wrap items-center gap-1 pt-1">
      {card.onHold && (
        <b className="inline-flex items-center gap-1 font-semibold text-t1">
          <Icon name="pause" className="size-2.5" />
          {text.onHold[card.onHold]}
        </b>
      )}
      <span className="ml-auto flex gap-1">
        <Wish wish={up} id={`${card.command} up`} label={text.up(card.command)} onWish={onWish}>
          <Icon name="down" className="rotate-180" />
        </Wish>
        <Wish wish={down} id={`${card.command} down`} label={text.down(card.command)} onWish={onWish}>
          <Icon name="down" />
        </Wish>
      </span>
      <Holds card={card} onWish={onWish} />
    </div>
  </>
);

const Holds = ({ card, onWish }: Pick<CardProps, 'card' | 'onWish'>) => {
  const { command, release, holdAtDriver, holdAtDevice } = card;
  if (release)
    return (
      <Wish wish={release} id={`${command} hold`} label={text.releaseIt(command)} onWish={onWish}>
        {text.release}
      </Wish>
    );
  return (
    <>
      {holdAtDriver && (
        <Wish wish={holdAtDriver} id={`${command} hold`} label={text.holdAt.driver(command)} onWish={onWish}>
          {text.hold} {text.atDriver}
        </Wish>
      )}
      {holdAtDevice && (
        <Wish wish={holdAtDevice} id={`${command} held`} label={text.holdAt.device(command)} onWish={onWish}>
          {text.hold} {holdAtDriver && text.atDevice}
        </Wish>
      )}
    </>
  );
};

interface WishProps extends Pick<Props, 'onWish'> {
  readonly wish: Wished;
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Struck through where it is not possible; pressed all the same, it says why. */
const Wish = ({ wish, id, label, onWish, children }: WishProps) => (
  <button
    type="button"
    data-button={id}
    aria-label={label}
    title={wish.refusal?.why ?? label}
    aria-disabled={wish.refusal !== null}
    onClick={() => onWish(wish, id)}
    className="inline-flex h-6 min-w-6 items-center justify-center gap-1 rounded-1 border border-rule bg-surface px-1.5 text-t1 hover:border-ink aria-disabled:border-hair aria-disabled:text-ink-3 aria-disabled:line-through"
  >
    {children}
  </button>
);
