import { useEffect, useRef } from 'react';
import { useDraft, useDraftState } from './draft-context.ts';
import { type Path, readPath } from './json.ts';
import { createJsonEditor, type JsonEditor } from './json-editor.ts';

interface Props {
  readonly label: string;
  /** What is in sight first. */
  readonly first: Path;
}

/** A draft as its text. What is changed in a form appears here, and what is typed here appears in the form. */
const JsonPane = ({ label, first }: Props) => {
  const draft = useDraft();
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<JsonEditor>(null);
  const text = useDraftState(state => state.text);
  const checked = useDraftState(state => state.checked);
  const wish = useDraftState(state => state.wish);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown first is shown once.
  useEffect(() => {
    if (!host.current) return;
    const editor = createJsonEditor(host.current, {
      label,
      text: draft.store.getState().text,
      onText: draft.typeText,
      onPlace: place => {
        if (place.length > 0) draft.wishFor({ place, form: true, json: false, focus: null });
      },
    });
    made.current = editor;
    if (first.length > 0) editor.show(first, false);
    return () => {
      editor.destroy();
      made.current = null;
    };
  }, [draft, label]);
  useEffect(() => made.current?.setText(text), [text]);
  useEffect(() => {
    if (!checked || checked.text !== text) return;
    const { fault, errors } = checked.view;
    made.current?.setErrors(
      fault
        ? [{ path: fault.at, message: fault.message }]
        : errors.map(({ path, message }) => ({ path: readPath(path), message })),
    );
  }, [checked, text]);
  useEffect(() => {
    if (wish?.json) made.current?.show(wish.place, wish.focus === 'json');
  }, [wish]);
  return <div ref={host} className="h-full min-h-0 overflow-hidden bg-surface [&>*]:h-full" />;
};

export default JsonPane;
