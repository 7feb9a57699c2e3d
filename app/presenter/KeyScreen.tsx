import { presenter as text } from '../text/presenter.ts';
import { KeyTable } from './KeyTable.tsx';
import { useTalk } from './talk-store.ts';

/** Which keys do what. */
export const KeyScreen = () => {
  const shown = useTalk(state => state.keys);
  return (
    shown && (
      <section aria-label={text.keysTitle} aria-live="polite" className="stage-over">
        <div className="stage-keys">
          <h2>{text.keysTitle}</h2>
          <KeyTable />
        </div>
      </section>
    )
  );
};
