import { presenter as text } from '../text/presenter.ts';
import { Kbd } from '../ui/Kbd.tsx';

/** The keys of a talk, the same in both windows. */
export const KeyTable = () => (
  <dl className="talk-keys">
    {text.keys.map(([keys = '', what]) => (
      <div key={keys}>
        <dt>
          {keys.split(' ').map(key => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </dt>
        <dd>{what}</dd>
      </div>
    ))}
  </dl>
);
