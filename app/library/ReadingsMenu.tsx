import { type RefObject, startTransition, useOptimistic } from 'react';
import type { SwitchView } from '../../engine/view/parts/run.ts';
import { actions, useApp } from '../store/app-state.ts';
import { readings as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { Popup } from '../ui/Popup.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';

const none: readonly SwitchView[] = [];

/** The dialect, and every point that its text leaves open. */
const ReadingsMenu = ({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) => {
  const dialect = useApp(state => state.run.run?.dialect.title ?? '');
  const switches = useApp(state => state.run.run?.switches ?? none);
  return (
    <Popup anchor={anchor} label={text.title} onClose={actions.closeOverlay}>
      <div className="border-hair border-b px-4 py-2.5">
        <h2 className="font-semibold text-t4">{text.title}</h2>
        <p className="text-ink-2">
          {dialect}. {text.intro}
        </p>
        <Button onClick={() => actions.openStudy('readings')} className="mt-2">
          {text.compareAll}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {switches.map(each => (
          <Switch key={each.id} item={each} />
        ))}
      </div>
    </Popup>
  );
};

/** The choice is shown at once; the run follows when the engine has played it anew. */
const Switch = ({ item }: { readonly item: SwitchView }) => {
  const [chosen, show] = useOptimistic(item.chosen);
  const choose = (reading: string): void =>
    startTransition(async () => {
      show(reading);
      await actions.chooseReading(item.id, reading);
    });
  return (
    <fieldset className="border-hair border-t px-4 py-2.5 first:border-t-0">
      <legend className="float-left mb-1 flex w-full items-baseline gap-2 font-semibold">
        {item.title}
        <span className="ml-auto font-normal">
          <SourceTag source={item.source} />
        </span>
      </legend>
      <div className="clear-both">
        {item.readings.map(reading => (
          <label key={reading.id} className="flex min-h-6 cursor-pointer items-baseline gap-2 py-0.5">
            <input
              type="radio"
              name={item.id}
              checked={reading.id === chosen}
              onChange={() => choose(reading.id)}
              className="relative top-0.5 accent-ink"
            />
            <span className="flex-1">{reading.text}</span>
            {reading.id === item.byDefault && <span className="text-ink-3 text-t1">{text.isDefault}</span>}
          </label>
        ))}
      </div>
      <p className="pt-0.5 text-ink-3">{item.reason}</p>
      <button
        type="button"
        aria-label={`${text.compare}: ${item.title}`}
        onClick={() => actions.openStudy('readings', { switch: item.id })}
        className="min-h-6 text-ink-2 underline decoration-dotted hover:text-ink"
      >
        {text.compare}
      </button>
    </fieldset>
  );
};

export default ReadingsMenu;
