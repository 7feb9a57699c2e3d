import type { RefObject } from 'react';
import type { DecisionView } from '../../engine/view/parts/moment.ts';
import { actions } from '../store/app-state.ts';
import { why as text } from '../text/rings.ts';
import { type Measurable, Popup } from '../ui/Popup.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly decision: DecisionView;
  readonly anchor: RefObject<HTMLElement | null>;
}

/** Under the whole line of the step, at the button: the sentence that is explained stays in sight. */
const below = ({ current: button }: Props['anchor']): { readonly current: Measurable } => ({
  current: {
    getBoundingClientRect: () => {
      const { x = 0, width = 0 } = button?.getBoundingClientRect() ?? {};
      const { y = 0, height = 0 } = button?.closest('section')?.getBoundingClientRect() ?? {};
      return new DOMRect(x, y, width, height);
    },
  },
});

/** Why a notification or an interrupt was sent or not: the values that decided, and the rule that they decided by. */
const Why = ({ decision, anchor }: Props) => (
  <Popup anchor={anchor} beside={below(anchor)} label={text.question(decision)} onClose={actions.closeOverlay}>
    <div className="flex flex-col gap-2 overflow-y-auto px-4 py-3">
      <h2 className="flex items-center gap-2 font-semibold text-t3">
        <RoleGlyph role={decision.about === 'notification' ? 'driver' : 'device'} hollow={!decision.send} />
        {text.answer(decision)}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 border-hair border-y py-1.5">
        {decision.values.map(({ name, text: value }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-mono">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-2">{decision.rule}</p>
    </div>
  </Popup>
);

export default Why;
