import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { editor as text } from '../text/editor.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useAt, useDraft, useErrors } from './draft-context.ts';
import { OtherThing, Wrong } from './Field.tsx';
import { inserted, isList, type Json, moved, type Path, writePath } from './json.ts';

interface Props {
  readonly path: Path;
  /** The one that is open. */
  readonly open: number | null;
  readonly onOpen: (item: number | null) => void;
  readonly addText: string;
  readonly nothing: string;
  /** A new item; `before`: the one that it comes after. */
  readonly make: (before: Json | undefined) => Json;
  readonly summary: (item: Json, at: number) => ReactNode;
  readonly children: (path: Path, at: number) => ReactNode;
}

/** Items that are drawn at once. */
const WINDOW = 200;

/** A list of things in an order: each in a line, one of them open, moved by keys and by the pointer. */
export const ItemList = ({ path, open, onOpen, addText, nothing, make, summary, children }: Props) => {
  const { edit, say } = useDraft();
  const value = useAt(path);
  const list = useRef<HTMLOListElement>(null);
  const errors = useErrors();
  const [focus, setFocus] = useState<number | null>(null);
  const [start, setStart] = useState(0);
  const drag = useDragging(list, (from, to) => move(from, to));
  useLayoutEffect(() => {
    if (focus === null) return;
    list.current?.querySelector<HTMLElement>(`[data-at="${focus}"]`)?.focus();
    setFocus(null);
  }, [focus]);
  if (value !== undefined && !isList(value)) {
    return <OtherThing path={path} shape={{ kind: 'list', item: { kind: 'flag' } }} value={value} />;
  }
  const items = value ?? [];
  const from = open !== null && (open < start || open >= start + WINDOW) ? open - (open % WINDOW) : start;
  const at = writePath(path);

  const move = (before: number, to: number): void => {
    if (to < 0 || to >= items.length || to === before) return;
    edit(path, moved(items, before, to));
    if (open === before) onOpen(to);
    say(text.movedTo(to + 1));
    setFocus(to);
  };
  const copy = (i: number): void => {
    const item = items[i];
    if (item === undefined) return;
    edit(path, inserted(items, i + 1, item));
    onOpen(i + 1);
    setFocus(i + 1);
  };
  const remove = (i: number): void => {
    edit(
      path,
      items.filter((_, k) => k !== i),
    );
    if (open === i) onOpen(null);
    say(text.removed);
    setFocus(Math.max(0, Math.min(i, items.length - 2)));
  };
  const add = (): void => {
    edit(path, inserted(items, items.length, make(items.at(-1))));
    onOpen(items.length);
    setFocus(items.length);
  };
  const show = (next: number): void => {
    onOpen(null);
    setStart(next);
  };
  const onKeyDown = (event: KeyboardEvent, i: number): void => {
    const { key, altKey } = event;
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && altKey) move(i, i + by);
    else if (by !== 0) list.current?.querySelector<HTMLElement>(`[data-at="${i + by}"]`)?.focus();
    else if (altKey && key.toLowerCase() === 'd') copy(i);
    else if (key === 'Delete') remove(i);
    else return;
    event.preventDefault();
  };

  return (
    <div data-path={at} className="flex flex-col gap-2">
      {items.length === 0 && <p className="px-4 text-ink-3">{nothing}</p>}
      {items.length > WINDOW && <Windows from={from} all={items.length} onMove={show} />}
      <ol ref={list} className="flex flex-col border-hair border-y empty:border-y-0">
        {items.slice(from, from + WINDOW).map((item, k) => {
          const i = from + k;
          const place = writePath([...path, i]);
          const wrong = errors.filter(each => each.path.startsWith(place));
          const own = wrong.filter(each => each.path === place);
          return (
            <li
              key={i}
              data-path={place}
              data-open={open === i}
              data-wrong={wrong.length > 0}
              data-drop={drag.over === i && drag.from !== i}
              data-below={drag.from !== null && drag.over !== null && drag.over > drag.from}
              className="group/item relative border-hair data-[open=true]:bg-ink/[0.035] [&+&]:border-t data-[drop=true]:before:absolute data-[drop=true]:before:inset-x-0 data-[drop=true]:before:-top-px data-[drop=true]:before:z-10 data-[drop=true]:before:h-0.5 data-[drop=true]:before:bg-ink data-[below=true]:before:top-auto! data-[below=true]:before:-bottom-px"
            >
              <div className="flex items-stretch">
                <span
                  aria-hidden
                  title={text.item.drag}
                  onPointerDown={event => drag.start(event, i)}
                  className="flex w-6 shrink-0 cursor-grab touch-none items-start justify-center pt-2 pl-1 text-ink-3 opacity-40 hover:opacity-100 group-hover/item:opacity-100"
                >
                  <Icon name="grip" />
                </span>
                <button
                  type="button"
                  data-at={i}
                  aria-expanded={open === i}
                  aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+D Delete"
                  onKeyDown={event => onKeyDown(event, i)}
                  onClick={() => onOpen(open === i ? null : i)}
                  className="flex min-h-7 min-w-0 flex-1 items-baseline gap-2 py-1.5 pr-2 text-left focus-visible:-outline-offset-2"
                >
                  <span className="w-6 shrink-0 text-right font-mono text-ink-3">{i + 1}</span>
                  <span className="min-w-0 flex-1">{summary(item, i)}</span>
                  {wrong.length > 0 && (
                    <span className="shrink-0 font-semibold text-fault">{text.problems(wrong.length)}</span>
                  )}
                </button>
                {open === i && (
                  <span className="flex shrink-0 items-start gap-0.5 py-0.5 pr-2">
                    <IconButton
                      icon="up"
                      label={text.item.up}
                      disabled={i === 0}
                      onClick={() => move(i, i - 1)}
                      className={ACT}
                    />
                    <IconButton
                      icon="down"
                      label={text.item.down}
                      disabled={i === items.length - 1}
                      onClick={() => move(i, i + 1)}
                      className={ACT}
                    />
                    <IconButton icon="copy" label={text.item.copy} onClick={() => copy(i)} className={ACT} />
                    <IconButton icon="close" label={text.item.remove} onClick={() => remove(i)} className={ACT} />
                  </span>
                )}
              </div>
              {open === i && (
                <div className="pr-4 pb-3 pl-14 max-sm:pl-4">
                  {children([...path, i], i)}
                  <Wrong id={place} errors={own.map(({ message }) => message)} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <div className="flex flex-wrap items-baseline gap-x-3 px-4">
        <Button onClick={add}>{addText}</Button>
        {items.length > 1 && <span className="text-ink-3 max-sm:hidden">{text.itemKeys}</span>}
      </div>
    </div>
  );
};

const ACT = 'size-6 border-transparent';

interface WindowsProps {
  readonly from: number;
  readonly all: number;
  readonly onMove: (from: number) => void;
}

const Windows = ({ from, all, onMove }: WindowsProps) => (
  <div className="flex items-center gap-2 px-4">
    <Button disabled={from === 0} onClick={() => onMove(Math.max(0, from - WINDOW))}>
      {text.earlier}
    </Button>
    <span className="text-ink-2">{text.window(from + 1, Math.min(all, from + WINDOW), all)}</span>
    <Button disabled={from + WINDOW >= all} onClick={() => onMove(from + WINDOW)}>
      {text.later}
    </Button>
  </div>
);

/** Which item the pointer carries, and over which it is. */
const useDragging = (
  list: { readonly current: HTMLOListElement | null },
  onDrop: (from: number, to: number) => void,
) => {
  const [state, setState] = useState<{ readonly from: number | null; readonly over: number | null }>(nobody);
  const start = (event: PointerEvent<HTMLElement>, from: number): void => {
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    let over = from;
    setState({ from, over });
    const onMove = ({ clientY }: globalThis.PointerEvent): void => {
      for (const row of list.current?.children ?? []) {
        const { top, bottom } = row.getBoundingClientRect();
        const at = Number(row.querySelector('[data-at]')?.getAttribute('data-at'));
        if (clientY >= top && clientY < bottom) over = at;
      }
      setState({ from, over });
    };
    const onEnd = ({ type }: Event): void => {
      handle.removeEventListener('pointermove', onMove);
      handle.removeEventListener('pointerup', onEnd);
      handle.removeEventListener('pointercancel', onEnd);
      setState(nobody);
      if (type === 'pointerup') onDrop(from, over);
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('pointerup', onEnd);
    handle.addEventListener('pointercancel', onEnd);
  };
  return { ...state, start };
};

const nobody = { from: null, over: null };
