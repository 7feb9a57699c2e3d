import type { WriterView } from '../../engine/view/parts/registers.ts';
import { actions } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** The step that wrote something last; pressed, the run goes there. */
export const Writer = ({ writer }: { readonly writer: WriterView }) => (
  <button
    type="button"
    title={writer.actor}
    aria-label={text.goTo(writer.step, writer.actor)}
    onClick={() => void actions.seek(writer.step)}
    className="inline-flex min-h-6 items-center gap-1 whitespace-nowrap text-ink-2 text-t1"
  >
    <RoleGlyph role={writer.side} className="size-2" />
    <span className="underline decoration-dotted underline-offset-[3px]">{text.writer(writer.step)}</span>
  </button>
);
