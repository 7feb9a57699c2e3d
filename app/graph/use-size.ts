import { type RefObject, useLayoutEffect, useState } from 'react';
import { useScale } from '../ui/scale.ts';

/** Size of an element in whole pixels of a page with small type; 0 by 0 until it is known. */
export const useSize = (
  element: RefObject<HTMLElement | null>,
): { readonly width: number; readonly height: number } => {
  const scale = useScale();
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const shown = element.current;
    if (!shown) return;
    const read = () => {
      const width = Math.floor(shown.clientWidth / scale);
      const height = Math.floor(shown.clientHeight / scale);
      setSize(last => (last.width === width && last.height === height ? last : { width, height }));
    };
    const observer = new ResizeObserver(read);
    observer.observe(shown);
    read();
    return () => observer.disconnect();
  }, [element, scale]);
  return size;
};
