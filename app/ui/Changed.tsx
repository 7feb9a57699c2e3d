import type { Marked } from '../../engine/view/parts/values.ts';
import { labels } from '../text/labels.ts';
import { Unknown } from './Unknown.tsx';

interface Props {
  readonly value: Marked;
  /** Without "was …" where there is no room; the title says it. */
  readonly brief?: boolean;
}

/** A value; when the last step changed it, with a flag and what it was before. */
export const Changed = ({ value: { text, was, unknown }, brief = false }: Props) =>
  unknown ? (
    <Unknown when>{text}</Unknown>
  ) : was === undefined ? (
    text
  ) : (
    <span
      data-changed
      title={brief ? `${text}, ${labels.was(was)}` : labels.was(was)}
      data-brief={brief}
      className="changed-mark inline-flex items-baseline gap-1 px-1 data-[brief=true]:-mx-1 data-[brief=false]:max-w-full"
    >
      <span className="truncate">{text}</span>
      <span data-brief={brief} className="truncate font-sans text-changed data-[brief=true]:sr-only">
        {labels.was(was)}
      </span>
    </span>
  );
