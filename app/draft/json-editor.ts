import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  ensureSyntaxTree,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Path } from './json.ts';

interface Options {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The person went somewhere in the text. */
  readonly onPlace: (path: Path) => void;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

export interface JsonEditor {
  readonly setText: (text: string) => void;
  readonly setErrors: (errors: readonly { readonly path: Path | number; readonly message: string }[]) => void;
  /** Shows a place; the focus goes there when the person asked for it. */
  readonly show: (path: Path | number, focus: boolean) => void;
  readonly destroy: () => void;
}

/** Milliseconds for reading a long text, so that nobody waits for it. */
const PATIENCE = 100;

const treeOf = (state: EditorState) => ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state);

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode'];

const values = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

const valuesIn = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (values.has(child.name)) found.push(child);
  return found;
};

const nameOf = (doc: Text, property: SyntaxNode): string => {
  const name = property.getChild('PropertyName');
  if (!name) return '';
  try {
    return String(JSON.parse(doc.sliceString(name.from, name.to)));
  } catch {
    return '';
  }
};

const spanOf = ({ from, to }: SyntaxNode): Range => ({ from, to });

/** The value at a path, or the nearest one around it that is there. */
const rangeOf = (state: EditorState, path: Path): Range => {
  let at = treeOf(state).topNode;
  const [top] = valuesIn(at);
  if (!top) return { from: 0, to: 0 };
  let range: Range = path.length === 0 ? { from: top.from, to: top.from + 1 } : spanOf(top);
  at = top;
  for (const key of path) {
    const property =
      typeof key === 'string' ? at.getChildren('Property').find(each => nameOf(state.doc, each) === key) : undefined;
    const next = typeof key === 'number' ? valuesIn(at)[key] : property && valuesIn(property)[0];
    if (!next) return property ? spanOf(property) : { from: range.from, to: Math.min(range.to, range.from + 1) };
    range = spanOf(next);
    at = next;
  }
  return range;
};

/** The path of the value around a character. */
const pathAt = (state: EditorState, offset: number): Path => {
  const path: (string | number)[] = [];
  for (let node: SyntaxNode | null = treeOf(state).resolveInner(offset, 1); node; node = node.parent) {
    if (node.name === 'Property') path.unshift(nameOf(state.doc, node));
    else if (node.parent?.name === 'Array' && values.has(node.name)) {
      const { from } = node;
      path.unshift(valuesIn(node.parent).findIndex(each => each.from === from));
    }
  }
  return path;
};

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--color-ink)' },
  { tag: tags.string, color: 'var(--color-driver)' },
  { tag: tags.number, color: 'var(--color-device)' },
  { tag: [tags.bool, tags.null], color: 'var(--color-owner)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--color-ink-3)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '11px', backgroundColor: 'var(--color-surface)', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: '2px solid var(--color-ink)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '18px', scrollbarWidth: 'thin' },
  '.cm-content': { caretColor: 'var(--color-ink)', padding: '6px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-sunken)',
    color: 'var(--color-ink-3)',
    borderRightColor: 'var(--color-hair)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--color-ink) 5%, transparent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--color-ink) 18%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--color-edge)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--color-fault)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-ink)',
    border: '1px solid var(--color-edge)',
    fontFamily: 'var(--font-sans)',
    fontSize: '12px',
    maxWidth: '360px',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--color-fault)' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 1px' },
  '.cm-lint-marker': { width: '10px', height: '10px' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'transparent',
    borderColor: 'var(--color-rule)',
    color: 'var(--color-ink-2)',
  },
});

/**
 * A browser that types over a selection keeps its look with a style attribute, which the policy of the page forbids:
 * what is typed there comes in without it.
 */
const replacesSelection = (event: InputEvent, view: EditorView): boolean => {
  const { inputType, data } = event;
  if (inputType !== 'insertText' || data === null || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
};

/** What is between two texts that differ, so that cursor and scrolling stay where they are. */
const difference = (before: string, after: string): { from: number; to: number; insert: string } => {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
};

/**
 * An editor of JSON in a shadow tree: styles that are made while the page runs are only allowed there. It has no undo of
 * its own, since forms and text have one together.
 */
export const createJsonEditor = (host: HTMLElement, { label, text, onText, onPlace }: Options): JsonEditor => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        json(),
        syntaxHighlighting(colors),
        keymap.of([...defaultKeymap, ...foldKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        look,
        EditorView.domEventHandlers({ beforeinput: replacesSelection }),
        EditorView.updateListener.of(update => {
          const own = update.transactions.some(each => each.annotation(Transaction.remote) === true);
          if (own) return;
          if (update.docChanged) onText(update.state.doc.toString());
          if (update.selectionSet && update.view.hasFocus) {
            onPlace(pathAt(update.state, update.state.selection.main.head));
          }
        }),
      ],
    }),
  });
  const rangeAt = (place: Path | number): Range =>
    typeof place === 'number'
      ? { from: Math.min(place, view.state.doc.length), to: Math.min(place + 1, view.state.doc.length) }
      : rangeOf(view.state, place);
  return {
    setText: next => {
      const before = view.state.doc.toString();
      if (before === next) return;
      view.dispatch({ changes: difference(before, next), annotations: Transaction.remote.of(true) });
    },
    setErrors: errors => {
      const diagnostics = errors.map(
        ({ path, message }): Diagnostic => ({ ...rangeAt(path), severity: 'error', message }),
      );
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    show: (place, focus) => {
      const { from, to } = rangeAt(place);
      view.dispatch({
        selection: { anchor: from, head: focus ? to : from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
        annotations: Transaction.remote.of(true),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
};
