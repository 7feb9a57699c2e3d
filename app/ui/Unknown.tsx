import type { ReactNode } from 'react';
import { labels } from '../text/labels.ts';

interface Props {
  /** Whose lens is on cannot know it. */
  readonly when: boolean | undefined;
  readonly children: ReactNode;
}

/** The words for a screen reader, where something larger is hatched. */
export const UnknownWords = ({ when }: Pick<Props, 'when'>) =>
  when && <span className="sr-only">, {labels.unknown}</span>;

/** What somebody cannot know stays where it is, hatched, and says so. */
export const Unknown = ({ when, children }: Props) =>
  when ? (
    <span data-unknown="true" title={labels.unknown} className="max-w-full">
      {children}
      <UnknownWords when />
    </span>
  ) : (
    children
  );
