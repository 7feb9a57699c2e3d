import { presenter as text } from '../text/presenter.ts';
import { Kbd } from '../ui/Kbd.tsx';
import type { Wish } from './messages.ts';
import { fulfil } from './present.ts';
import { openCues, own } from './stage.ts';

const wish = (what: Wish['do']) => () => void fulfil({ do: what } as Wish);

/** What the keys do, for whoever has only a pointer: it is there while that moves. */
export const StageBar = () => {
  const { bar } = text;
  const buttons: readonly (readonly [string, string, () => void])[] = [
    [bar.previous, '←', wish('previous')],
    [bar.next, '→', wish('next')],
    [bar.cues, 'c', openCues],
    [bar.fullscreen, 'f', () => void own.fullscreen()],
    [bar.keys, '?', own.keys],
    [bar.end, bar.endKey, wish('present')],
  ];
  return (
    <nav aria-label={bar.name} className="stage-bar">
      {buttons.map(([name, key, work]) => (
        <button key={name} type="button" onClick={work}>
          {name} <Kbd>{key}</Kbd>
        </button>
      ))}
    </nav>
  );
};
