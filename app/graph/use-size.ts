import { type RefObject, useLayoutEffect, useState } from 'react';

/** Size of an element in whole pixels; 0 by 0 until it is known. */
export const useSize = (
  element: RefObject<HTMLElement | null>,
): { readonly width: number; readonly height: number } => {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const shown = element.current;
    if (!shown) return;
    const read = () => {
      const width = Math.floor(shown.clientWidth);
      const height = Math.floor(shown.clientHeight);
      setSize(last => (last.width === width && last.height === height ? last : { width, height }));
    };
    const observer = new ResizeObserver(read);
    observer.observe(shown);
    read();
    return () => observer.disconnect();
  }, [element]);
  return size;
};
