import { useEffect, useState } from 'react';
import type { CompareAsk } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { compare as text } from '../text/compare.ts';
import { askOf } from './args.ts';

/** Files of the library do not change while the page is open. */
const fetched = new Map<string, unknown>();

const fetchFile = async (file: string): Promise<unknown> => {
  const entry = (await actions.loadLibrary()).find(each => each.file === file);
  if (!entry) throw new Error(text.noFile(file.slice(0, 60)));
  return actions.fetchScenario(entry);
};

type Asked =
  | { readonly ok: true; readonly ask: CompareAsk }
  | { readonly ok: false; readonly message: string }
  /** The scenario is being fetched. */
  | null;

/** What the engine is asked. A scenario of the library comes with the question, so that the run stays as it is. */
export const useAsk = (args: StudyArgs): Asked => {
  const { file } = args;
  const [came, setCame] = useState<{ readonly file: string; readonly message: string | null } | null>(null);
  useEffect(() => {
    if (file === undefined || fetched.has(file)) return;
    let current = true;
    fetchFile(file).then(
      scenario => {
        fetched.set(file, scenario);
        if (current) setCame({ file, message: null });
      },
      (error: unknown) => {
        if (current) setCame({ file, message: error instanceof Error ? error.message : `${error}` });
      },
    );
    return () => {
      current = false;
    };
  }, [file]);
  if (file === undefined) return { ok: true, ask: askOf(args) };
  if (fetched.has(file)) return { ok: true, ask: { ...askOf(args), scenario: fetched.get(file) } };
  return came?.file === file && came.message !== null ? { ok: false, message: came.message } : null;
};
