import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useScale } from '../ui/scale.ts';

/** Sizes of type that are tried, as parts of the largest one. */
const SIZES = [1, 0.9, 0.8, 0.72, 0.64, 0.56, 0.48, 0.42] as const;

interface Props {
  /** What decides whether it has to be measured again. */
  readonly of: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** Words in a box of a fixed size, set as large as they fit: nothing is cut off, and nothing around them moves. */
export const FitText = ({ of, className, children }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const scale = useScale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, and type of another size, fit otherwise.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const setSize = (): void => {
      delete element.dataset.over;
      for (const size of SIZES) {
        element.style.setProperty('--fit', `${size}`);
        if (element.scrollHeight <= element.clientHeight) return;
      }
      // Longer than any of ours: somebody's own summary. It ends with dots, and its hint has all of it.
      const line = Number.parseFloat(getComputedStyle(element).lineHeight);
      element.dataset.over = '';
      element.style.setProperty('--lines', `${Math.max(1, Math.floor(element.clientHeight / line))}`);
    };
    setSize();
    const observer = new ResizeObserver(setSize);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of, scale]);
  return (
    <div ref={box} className={className}>
      <p title={of}>{children}</p>
    </div>
  );
};
