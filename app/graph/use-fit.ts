import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Picture } from './layout.ts';

/** Smaller than this, words are hard to read: rather pan. */
const LEAST = 0.92;
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

/** Keeps the whole picture in view until somebody moves it; from then on it stays where they put it. */
export const useFit = (picture: Picture, { width, height, scale, whole = false }: Room, fixed: boolean) => {
  const flow = useReactFlow();
  const store = useStoreApi();
  const [moved, setMoved] = useState(false);
  const touched = useRef(false);
  const showAll = useCallback(() => {
    touched.current = false;
    setMoved(false);
    const room = { width, height, scale, whole };
    void flow.setViewport(fixed ? filling(picture, room) : fitting(picture, room));
  }, [flow, picture, width, height, scale, whole, fixed]);
  useEffect(() => {
    // Not before React Flow has taken the size of its pane.
    if (!touched.current && store.getState().domNode) showAll();
  }, [showAll, store]);
  const start = useRef<Viewport | null>(null);
  const onMoveStart = useCallback((_: unknown, view: Viewport) => {
    start.current = view;
  }, []);
  const onMoveEnd = useCallback((event: MouseEvent | TouchEvent | null, view: Viewport) => {
    // A press that moved nothing ends a movement, too.
    const still = start.current && (['x', 'y', 'zoom'] as const).every(part => start.current?.[part] === view[part]);
    if (!event || still) return;
    touched.current = true;
    setMoved(true);
  }, []);
  return { moved, showAll, onMoveStart, onMoveEnd };
};
