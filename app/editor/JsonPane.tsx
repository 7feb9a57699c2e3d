import { useEffect, useRef } from 'react';
import { useApp } from '../store/app-state.ts';
import { editor as text } from '../text/editor.ts';
import { typeText, useDraft } from './draft-store.ts';
import { readPath } from './json.ts';
import { createJsonEditor, type JsonEditor } from './json-editor.ts';
import { usePlace, wishFor } from './place.ts';

/** The scenario as its text. What is changed in a form appears here, and what is typed here appears in the form. */
const JsonPane = () => {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<JsonEditor>(null);
  const draft = useDraft(state => state.text);
  const checked = useDraft(state => state.checked);
  const wish = usePlace(state => state.wish);
  useEffect(() => {
    if (!host.current) return;
    const editor = createJsonEditor(host.current, {
      label: text.jsonName,
      text: useDraft.getState().text,
      onText: typeText,
      onPlace: place => {
        if (place.length > 0) wishFor({ place, form: true, json: false, focus: null });
      },
    });
    made.current = editor;
    const { part, item } = useApp.getState().study?.args ?? {};
    if (part !== undefined) editor.show(item === undefined ? [part] : [part, Number(item)], false);
    return () => {
      editor.destroy();
      made.current = null;
    };
  }, []);
  useEffect(() => made.current?.setText(draft), [draft]);
  useEffect(() => {
    if (!checked || checked.text !== draft) return;
    const { fault, errors } = checked.view;
    made.current?.setErrors(
      fault
        ? [{ path: fault.at, message: fault.message }]
        : errors.map(({ path, message }) => ({ path: readPath(path), message })),
    );
  }, [checked, draft]);
  useEffect(() => {
    if (wish?.json) made.current?.show(wish.place, wish.focus === 'json');
  }, [wish]);
  return <div ref={host} className="h-full min-h-0 overflow-hidden bg-surface [&>*]:h-full" />;
};

export default JsonPane;
