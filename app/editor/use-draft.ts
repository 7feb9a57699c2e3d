import { useEffect } from 'react';
import type { Shape } from '../../engine/protocol/messages.ts';
import type { ParseError } from '../../engine/scenario/parse.ts';
import { actions } from '../store/app-state.ts';
import { useDraft } from './draft-store.ts';
import { getAt, type Json, type Path, shapeInside } from './json.ts';

const DEBOUNCE = 120;
const none: readonly ParseError[] = [];

/** What is at a place; undefined: nothing. */
export const useAt = (path: Path): Json | undefined => useDraft(state => getAt(state.value, path));

export const useErrors = (): readonly ParseError[] => useDraft(state => state.checked?.view.errors ?? none);

/** The engine reads every text soon after it was written, and says what forms need to know of its version. */
export const useChecks = (): void => {
  const text = useDraft(state => state.text);
  const version = useDraft(({ checked }) => checked && `${checked.view.dialect} ${checked.view.readings}`);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      actions.askStudy({ kind: 'draft', text }).then(
        answer => {
          if (!current || !answer.ok) return;
          const { found: view } = answer;
          useDraft.setState(({ checked }) => ({
            // While the text is no JSON, the version is the one that it had before.
            checked: {
              text,
              view: view.fault && checked ? { ...checked.view, fault: view.fault, errors: none } : view,
            },
          }));
        },
        () => {},
      );
    }, DEBOUNCE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    const [dialect = '', readings = ''] = version.split(' ');
    actions.askStudy({ kind: 'draft-frame', dialect, readings }).then(
      answer => current && answer.ok && useDraft.setState({ frame: answer.found }),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [version]);
};

/** The shape of an item of a list of the scenario. */
export const useItemShape = (name: string): Shape | null =>
  useDraft(({ frame }) => {
    const list = frame && shapeInside(frame.shape, null, name);
    return list?.kind === 'list' ? list.item : null;
  });
