import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { editor as text } from '../text/editor.ts';
import { useDraft } from './draft-context.ts';
import { inserted, type Json, moved } from './json.ts';

interface Items {
  readonly items: readonly Json[];
  readonly write: (items: readonly Json[]) => void;
  /** The one that is open. */
  readonly open: number | null;
  readonly onOpen: (item: number | null) => void;
  /** A new item; `before`: the one that it comes after. */
  readonly make: (before: Json | undefined) => Json;
}

/** A list of things in an order, moved by keys and by the pointer. Their elements have `data-at`. */
export const useItems = ({ items, write, open, onOpen, make }: Items) => {
  const { say } = useDraft();
  const list = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (focus === null) return;
    list.current?.querySelector<HTMLElement>(`[data-at="${focus}"]`)?.focus();
    setFocus(null);
  }, [focus]);

  const move = (before: number, to: number): void => {
    if (to < 0 || to >= items.length || to === before) return;
    write(moved(items, before, to));
    if (open === before) onOpen(to);
    say(text.movedTo(to + 1));
    setFocus(to);
  };
  const copy = (i: number): void => {
    const item = items[i];
    if (item === undefined) return;
    write(inserted(items, i + 1, item));
    onOpen(i + 1);
    setFocus(i + 1);
  };
  const remove = (i: number): void => {
    write(items.filter((_, k) => k !== i));
    if (open === i) onOpen(null);
    say(text.removed);
    setFocus(Math.max(0, Math.min(i, items.length - 2)));
  };
  const add = (): void => {
    write(inserted(items, items.length, make(items.at(-1))));
    onOpen(items.length);
    setFocus(items.length);
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
  return { list, drag: useDragging(list, move), move, copy, remove, add, onKeyDown };
};

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
