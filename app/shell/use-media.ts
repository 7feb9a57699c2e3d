import { useCallback, useSyncExternalStore } from 'react';
import { useScale } from '../ui/scale.ts';

/** Whether a media query holds now. Its pixels are those of a page with small type. */
export const useMedia = (drawn: string): boolean => {
  const scale = useScale();
  const query = drawn.replace(/[\d.]+(?=px)/g, length => `${Number(length) * scale}`);
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
};
