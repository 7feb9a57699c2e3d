import type { Segment } from '../../engine/protocol/messages.ts';
import { useApp } from '../store/app-state.ts';
import { follow, hint } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** Words of a lesson; those that name something light it up, and lead there. */
export const Prose = ({ of, className = '' }: { readonly of: readonly Segment[]; readonly className?: string }) => (
  <p className={`whitespace-pre-line ${className}`}>
    {of.map((each, nth) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page stay where they are.
      typeof each === 'string' ? each : <Link key={nth} link={each} />,
    )}
  </p>
);

const Link = ({ link }: { readonly link: Exclude<Segment, string> }) => {
  const subject = useApp(({ lesson }) => lesson?.scene?.subjects[`${link.kind}:${link.target}`] ?? null);
  const later = useApp(
    ({ lesson }) => link.kind === 'step' && (lesson?.until ?? Number.POSITIVE_INFINITY) < Number(link.target),
  );
  if (!subject) return link.words;
  return (
    <button
      type="button"
      data-kind={link.kind}
      aria-disabled={later}
      title={later ? text.later : text.leads[link.kind](link.target)}
      onPointerEnter={() => later || hint(subject)}
      onPointerLeave={() => hint(null)}
      onFocus={() => later || hint(subject)}
      onBlur={() => hint(null)}
      onClick={() => later || follow(subject)}
      className="inline min-h-6 rounded-1 text-left text-ink underline decoration-edge decoration-dotted underline-offset-[3px] hover:decoration-ink hover:decoration-solid aria-disabled:text-ink-3 aria-disabled:no-underline data-[kind=clause]:text-clause"
    >
      {link.kind === 'clause' && <RoleGlyph role="clause" className="mr-0.5 size-2.5" />}
      {link.words}
    </button>
  );
};
