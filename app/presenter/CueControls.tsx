import type { ReactNode } from 'react';
import { cues as text } from '../text/presenter.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { useTyped } from './cue-keys.ts';
import { wish } from './cue-link.ts';
import type { TalkState, Wish } from './messages.ts';

/** What the keys do, to be pressed. */
export const CueControls = ({ talk, disabled }: { readonly talk: TalkState; readonly disabled: boolean }) => {
  const keys = useTyped(state => state.keys);
  const { cues, step, end, playing, black, spotlight, qr, view, presenting } = talk;
  const go: readonly [Wish['do'], string, string][] = [
    ['previous', cues.length > 0 ? text.go.previous : text.go.back, 'PageUp'],
    ['back', text.go.back, '↑'],
    ['play', playing ? text.go.pause : text.go.play, 'Space'],
    ['step', text.go.step, '↓'],
  ];
  return (
    <section aria-label={text.controls} className="cues-controls">
      <div className="cues-go">
        {go
          .filter(([what]) => cues.length > 0 || what !== 'previous')
          .map(([what, name, key]) => (
            <Press
              key={what}
              what={what}
              name={name}
              kbd={key}
              disabled={disabled || (step === 0 && /back|prev/.test(what))}
            />
          ))}
        <Press
          what="next"
          name={cues.length > 0 ? text.go.next : text.go.step}
          kbd="PageDown"
          disabled={disabled || (step === end && talk.next === '')}
          primary
        />
      </div>
      <div className="cues-over">
        <Press what="black" name={text.black} kbd="b" pressed={black} disabled={disabled} />
        <Press what="spotlight" name={text.spotlight} kbd="s" pressed={spotlight} disabled={disabled} />
        <Press what="qr" name={text.qr} kbd="q" pressed={qr} disabled={disabled} />
        <Press what="view" name={text.rings} kbd="v" pressed={view === 'rings'} disabled={disabled} />
        <Press what="present" name={presenting ? text.end : text.start} kbd="F5" disabled={disabled} />
        <button
          type="button"
          aria-expanded={keys}
          onClick={() => useTyped.setState({ keys: !keys })}
          className="cues-press"
        >
          {text.keys} <Kbd>?</Kbd>
        </button>
      </div>
    </section>
  );
};

interface PressProps {
  readonly what: Wish['do'];
  readonly name: ReactNode;
  readonly kbd: string;
  readonly pressed?: boolean;
  readonly disabled: boolean;
  readonly primary?: boolean;
}

const Press = ({ what, name, kbd, pressed, disabled, primary = false }: PressProps) => (
  <button
    type="button"
    aria-pressed={pressed}
    disabled={disabled}
    data-primary={primary}
    onClick={() => wish({ do: what } as Wish)}
    className="cues-press"
  >
    {name} <Kbd>{kbd}</Kbd>
  </button>
);
