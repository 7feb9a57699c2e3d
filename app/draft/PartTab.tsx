import { editor as text } from '../text/editor.ts';

interface Props {
  readonly name: string;
  /** How much is in it. */
  readonly count: number | null;
  readonly wrong: number;
  readonly current: boolean;
  readonly onOpen: () => void;
}

/** A part of a draft: how much is in it, and whether something is wrong there. */
export const PartTab = ({ name, count, wrong, current, onOpen }: Props) => (
  <button
    type="button"
    aria-current={current ? 'true' : undefined}
    onClick={onOpen}
    className="flex min-h-7 shrink-0 items-baseline gap-2 px-4 py-1 text-left text-ink-2 hover:bg-ink/5 hover:text-ink focus-visible:-outline-offset-2 aria-[current=true]:bg-ink/[0.07] aria-[current=true]:font-semibold aria-[current=true]:text-ink max-[899px]:px-2"
  >
    <span className="flex-1">{name}</span>
    {wrong > 0 ? (
      <span className="font-semibold text-fault" title={text.problems(wrong)}>
        {wrong}
        <span aria-hidden>!</span>
        <span className="sr-only"> {text.problems(wrong)}</span>
      </span>
    ) : (
      count !== null && <span className="font-mono text-ink-3">{count}</span>
    )}
  </button>
);
