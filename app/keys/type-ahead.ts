import { actions } from '../store/app-state.ts';

/** What was typed while a dialog was on its way. */
let typed = '';

const onKeyDown = (event: KeyboardEvent): void => {
  const { key } = event;
  if (!document.getElementById('coming')) return;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    typed = '';
    return;
  }
  // It is neither for the page nor for what has the focus there.
  event.preventDefault();
  event.stopImmediatePropagation();
  if (key === 'Escape') actions.closeOverlay();
  if (key === 'Escape' || key === 'Backspace') typed = key === 'Escape' ? '' : typed.slice(0, -1);
  else if ([...key].length === 1) typed += key;
};

/** Keys are for a dialog from the moment in which somebody asks for it. */
export const listenAhead = (): void => addEventListener('keydown', onKeyDown, true);

/** Puts what was typed before it came into the field of a dialog, as if it were typed now. */
export const giveTyped = (): void => {
  const text = typed;
  typed = '';
  const field = document.activeElement;
  if (text === '' || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
};
