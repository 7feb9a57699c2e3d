import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { LEAST, type Picture } from './layout.ts';

/** And larger than this they are no easier to read. */
const MOST = 1.25;
/** In a room they are. */
const MOST_WHOLE = 2;

/** A pane in pixels of a page with small type, and how much larger the type of this one is. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** All of the picture is in view, whatever that makes of its words. */
  readonly whole?: boolean;
}

/** The view that shows a picture in a pane: in the middle, from its top, and as large as it was drawn if it fits. */
export const fitting = (
  picture: { readonly width: number; readonly height: number },
  { width, height, scale, whole = false }: Room,
): Viewport => {
  const full = Math.min(width / picture.width, height / picture.height);
  const zoom = whole ? Math.min(MOST_WHOLE, full) : Math.min(MOST, Math.max(LEAST, full));
  return {
    zoom: zoom * scale,
    x: Math.max(0, (width - picture.width * zoom) / 2) * scale,
    y: Math.max(0, (height - picture.height * zoom) / 2) * scale,
  };
};

/** The view in a narrow pane, which scrolls: as wide as the pane, from the top. */
const filling = (picture: { readonly width: number }, { width, scale }: Room): Viewport => {
  const zoom = Math.min(1, width / picture.width);
  return { zoom: zoom * scale, x: ((width - picture.width * zoom) / 2) * scale, y: 0 };
};

/** How somebody left the picture in a pane of this place: it may be put into the page anew, as in another language. */
let left: { readonly place: string; readonly view: Viewport } | null = null;

/** Keeps the whole picture in view until somebody moves it; from then on it stays where they put it. */
export const useFit = (picture: Picture, { width, height, scale, whole = false }: Room, fixed: boolean) => {
  const flow = useReactFlow();
  const store = useStoreApi();
  const place = `${fixed} ${whole} ${width} ${height} ${scale}`;
  const before = useRef(left?.place === place ? left.view : null);
  const [moved, setMoved] = useState(before.current !== null);
  const touched = useRef(moved);
  const showAll = useCallback(() => {
    touched.current = false;
    left = null;
    setMoved(false);
    const room = { width, height, scale, whole };
    void flow.setViewport(fixed ? filling(picture, room) : fitting(picture, room));
  }, [flow, picture, width, height, scale, whole, fixed]);
  useEffect(() => {
    // Not before React Flow has taken the size of its pane.
    if (!store.getState().domNode) return;
    if (!touched.current) showAll();
    else if (before.current) void flow.setViewport(before.current);
    before.current = null;
    if (left) left = { ...left, place };
  }, [showAll, store, flow, place]);
  const start = useRef<Viewport | null>(null);
  const onMoveStart = useCallback((_: unknown, view: Viewport) => {
    start.current = view;
  }, []);
  const onMoveEnd = useCallback(
    (event: MouseEvent | TouchEvent | null, view: Viewport) => {
      // A press that moved nothing ends a movement, too.
      const still = start.current && (['x', 'y', 'zoom'] as const).every(part => start.current?.[part] === view[part]);
      if (!event || still) return;
      touched.current = true;
      left = { place, view };
      setMoved(true);
    },
    [place],
  );
  return { moved, showAll, onMoveStart, onMoveEnd };
};
