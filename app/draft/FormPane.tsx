import { type FocusEvent, type ReactNode, useEffect, useRef } from 'react';
import { editor as text } from '../text/editor.ts';
import { useDraft, useDraftState } from './draft-context.ts';
import { type Path, readPath, writePath } from './json.ts';

interface Props {
  readonly title: string;
  readonly about: string;
  /** What is shown: another part, or another item of it, has another name. */
  readonly name: string;
  readonly holds: (place: Path) => boolean;
  /** Shows the part that a place is in. */
  readonly onLead: (place: Path) => void;
  readonly children: ReactNode;
}

/** One part of a draft as a form; it waits while the text is no JSON. A place in the JSON leads here, and back. */
export const FormPane = ({ title, about, name, holds, onLead, children }: Props) => {
  const { wishFor } = useDraft();
  const readable = useDraftState(state => state.readable);
  const long = useDraftState(state => !state.readable && state.checked?.view.fault === null);
  const broken = useDraftState(state => state.checked?.text === state.text && state.checked.view.fault !== null);
  const form = useRef<HTMLFieldSetElement>(null);
  const wish = useDraftState(state => state.wish);
  const waits = !readable || broken;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a wish leads somewhere.
  useEffect(() => {
    if (!wish?.form || typeof wish.place === 'number' || wish.focus === 'form') return;
    onLead(wish.place);
  }, [wish]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is there when its item is open.
  useEffect(() => {
    if (!wish?.form || typeof wish.place === 'number' || !holds(wish.place)) return;
    const target = nearest(form.current, wish.place);
    target?.scrollIntoView({ block: 'nearest' });
    if (wish.focus !== 'form') return;
    target?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
    wishFor({ ...wish, form: false, focus: null });
  }, [wish, name]);
  /** Whoever goes to a field sees its place in the JSON, too. */
  const showInJson = ({ target }: FocusEvent<HTMLElement>): void => {
    const path = target.closest<HTMLElement>('[data-path]')?.dataset.path;
    if (path) wishFor({ place: readPath(path), form: false, json: true, focus: null });
  };
  return (
    <div className="@container h-full overflow-y-auto">
      <fieldset ref={form} disabled={waits} aria-label={title} onFocus={showInJson} className="min-w-0 pb-6">
        <div className="px-4 pt-3 pb-2">
          <h3 className="font-semibold text-t3">{title}</h3>
          {waits ? (
            <p role="alert" className="font-semibold text-fault">
              {long ? text.tooLongToRead : text.unreadable}
            </p>
          ) : (
            <p className="text-ink-3">{about}</p>
          )}
        </div>
        {children}
      </fieldset>
    </div>
  );
};

/** The element of a place, or of the nearest one around it that is shown. */
const nearest = (form: HTMLElement | null, place: Path): HTMLElement | null => {
  for (let length = place.length; length > 0; length -= 1) {
    const path = writePath(place.slice(0, length));
    const found = form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (found) return found;
  }
  return null;
};
