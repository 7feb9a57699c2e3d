import { type ReactNode, useId } from 'react';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  readonly title: ReactNode;
  /** It is the one that is open; what a screen reader says then. */
  readonly current: boolean;
  readonly currentText: string;
  /** Behind the title. */
  readonly aside?: ReactNode;
  readonly more: ReactNode;
  readonly onOpen: () => void;
}

/** Something that can be opened, in a list: its title, named apart from what else is said of it. */
export const Listed = ({ title, current, currentText, aside, more, onOpen }: Props) => {
  const id = useId();
  return (
    <button
      type="button"
      aria-current={current}
      aria-labelledby={id}
      aria-describedby={`${id}-more`}
      onClick={onOpen}
      className="grid w-full min-w-0 flex-1 grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1 px-4 py-1.5 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
    >
      <span className="pt-0.5">{current && <Icon name="check" />}</span>
      <span className="flex items-start gap-x-1">
        <b id={id} className="min-w-0 flex-1 font-semibold">
          {title}
          {current && <span className="sr-only">, {currentText}</span>}
        </b>
        {aside}
      </span>
      <span id={`${id}-more`} className="col-start-2 text-ink-2">
        {more}
      </span>
    </button>
  );
};
