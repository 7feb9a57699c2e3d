import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { handout as text } from '../text/handout.ts';
import type { Paper } from './args.ts';
import { pageRule } from './page-rule.ts';
import { paginate, sizes } from './paginate.ts';

/** What stays together on a sheet. */
export interface Block {
  readonly key: string;
  readonly content: ReactNode;
  /** Begins a sheet. */
  readonly first?: boolean;
}

interface Props {
  readonly title: string;
  readonly paper: Paper;
  readonly blocks: readonly Block[];
}

interface Laid {
  readonly sheets: readonly { readonly top: number; readonly height: number }[];
  /** Room above each block, which the browser makes by itself on paper. */
  readonly above: readonly number[];
}

/** Lengths in pixels for the style sheet, which heeds them on the screen alone. */
const vars = (lengths: Readonly<Record<`--${string}`, number | null>>): CSSProperties =>
  Object.fromEntries(Object.entries(lengths).flatMap(([name, px]) => (px === null ? [] : [[name, `${px}px`]])));

/**
 * Blocks on sheets, as the browser will break them when it prints: it does that itself, and this only shows it. A page
 * that is narrower than the paper has one long sheet.
 */
export const Sheets = ({ title, paper, blocks }: Props) => {
  const flow = useRef<HTMLElement>(null);
  const [laid, setLaid] = useState<Laid | null>(null);

  useEffect(() => pageRule(paper, title), [paper, title]);

  useLayoutEffect(() => {
    const element = flow.current;
    const around = element?.parentElement;
    if (!element || !around) return;
    const measure = (): void => {
      if (around.clientWidth < sizes[paper].width) return setLaid(null);
      const heights = [...element.querySelectorAll<HTMLElement>(':scope > .handout-block')].map(
        block => block.getBoundingClientRect().height,
      );
      const next = paginate(
        heights,
        blocks.map(({ first = false }) => first),
        paper,
      );
      setLaid(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    for (const block of element.querySelectorAll(':scope > .handout-block')) observer.observe(block);
    measure();
    return () => observer.disconnect();
  }, [paper, blocks]);

  const last = laid?.sheets.at(-1);
  return (
    <div className="handout-desk">
      <p role="status" className="handout-count">
        {laid && text.sheets(laid.sheets.length)}
      </p>
      <article
        ref={flow}
        aria-label={text.preview}
        data-laid={laid !== null}
        className="handout"
        style={vars({ '--width': laid && sizes[paper].width, '--height': last ? last.top + last.height : null })}
      >
        {laid?.sheets.map(({ top, height }, k) => (
          <div key={top} aria-hidden className="handout-sheet" style={{ top, height }}>
            <span>{text.sheet(k + 1, laid.sheets.length)}</span>
          </div>
        ))}
        {blocks.map(({ key, content, first = false }, k) => (
          <section
            key={key}
            data-first={first}
            className="handout-block"
            style={vars({ '--above': laid?.above[k] ?? null })}
          >
            {content}
          </section>
        ))}
      </article>
    </div>
  );
};
