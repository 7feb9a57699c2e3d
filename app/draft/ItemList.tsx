import { type ReactNode, useState } from 'react';
import { editor as text } from '../text/editor.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useAt, useDraft, useErrors } from './draft-context.ts';
import { OtherThing, Wrong } from './Field.tsx';
import { Grip } from './Grip.tsx';
import { isList, type Json, listIn, type Path, writePath } from './json.ts';
import { useItems } from './use-items.ts';

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
  const { edit } = useDraft();
  const value = useAt(path);
  const errors = useErrors();
  const [start, setStart] = useState(0);
  const items = listIn(value);
  const { list, drag, move, copy, remove, add, onKeyDown } = useItems({
    items,
    write: next => edit(path, next),
    open,
    onOpen,
    make,
  });
  if (value !== undefined && !isList(value)) {
    return <OtherThing path={path} shape={{ kind: 'list', item: { kind: 'flag' } }} value={value} />;
  }
  const from = open !== null && (open < start || open >= start + WINDOW) ? open - (open % WINDOW) : start;
  const at = writePath(path);
  const show = (next: number): void => {
    onOpen(null);
    setStart(next);
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
                <Grip onPointerDown={event => drag.start(event, i)} />
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
