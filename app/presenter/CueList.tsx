import { useEffect, useRef } from 'react';
import { cues as text } from '../text/presenter.ts';
import { Icon } from '../ui/Icon.tsx';
import { wish } from './cue-link.ts';
import type { Cue } from './cues.ts';
import type { TalkState } from './messages.ts';

/** All cues; the one that is shown is marked, and a click goes to any. */
export const CueList = ({ talk }: { readonly talk: TalkState }) => {
  const list = useRef<HTMLOListElement>(null);
  const { cues, cue } = talk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cue is another row.
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current]');
    // Only the list: on a narrow page it does not scroll by itself, and what is shown now stays in sight.
    if (row && list.current) scrollWithin(list.current, row);
  }, [cue, cues.length]);
  return (
    <section aria-labelledby="cues-list" className="cues-list">
      <h2 id="cues-list">{text.list(cues.length)}</h2>
      {cues.length === 0 ? (
        <p className="cues-none">{text.none}</p>
      ) : (
        <ol ref={list}>
          {cues.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cue is its place in the talk.
            <li key={index}>
              <Row cue={each} number={index + 1} now={index === cue} next={index === cue + 1} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** Moves a list as little as is needed to see a row and the one after it. */
const scrollWithin = (list: HTMLElement, row: Element): void => {
  const [box, at] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  const below = at.bottom + at.height - box.bottom;
  const above = box.top - (at.top - at.height);
  if (below > 0) list.scrollTop += below;
  else if (above > 0) list.scrollTop -= above;
};

interface RowProps {
  readonly cue: Cue;
  readonly number: number;
  readonly now: boolean;
  readonly next: boolean;
}

const Row = ({ cue, number, now, next }: RowProps) => (
  <button
    type="button"
    aria-current={now ? 'step' : undefined}
    disabled={cue.step === null}
    title={cue.step === null ? text.unreached : undefined}
    onClick={() => wish({ do: 'cue', cue: number })}
    data-kind={cue.kind}
    className="cues-row"
  >
    <span className="cues-number">{number}</span>
    {cue.kind === 'note' && <Icon name="flag" />}
    <span className="cues-title">{text.titleOf(cue)}</span>
    <span className="cues-mark">{now ? text.now : next ? text.next : ''}</span>
    <span className="cues-step">{cue.step ?? '–'}</span>
  </button>
);
