import { useState } from 'react';
import type { RecordedView } from '../../engine/protocol/messages.ts';
import type { Json } from '../draft/json.ts';
import { pretty } from '../draft/pretty.ts';
import { Errors } from '../failure/Errors.tsx';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { replaceText } from './draft.ts';

/** What was done in the run as a scenario: in every way that was played and leads to the same end. */
const RecordDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const found = useStudy({ kind: 'record' });
  return (
    <Dialog title={text.recordTitle} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <p className="text-ink-2">{text.recordHint}</p>
        {!found && <Waiting />}
        {found && !found.ok && <Errors errors={found.errors} />}
        {found?.ok && <Ways all={found.found} onClose={onClose} />}
      </div>
    </Dialog>
  );
};

const Ways = ({ all, onClose }: { readonly all: readonly RecordedView[]; readonly onClose: () => void }) => {
  const [at, setAt] = useState(0);
  const chosen = all[at];
  if (!chosen) return <p role="alert">{text.recordNothing}</p>;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault();
        replaceText(pretty(JSON.parse(chosen.file) as Json), text.recorded);
        onClose();
      }}
    >
      <fieldset>
        <legend className="sr-only">{text.recordTitle}</legend>
        {all.map(({ as, steps, lines, actions, interventions, digest }, i) => (
          <label key={as} className="flex items-baseline gap-2 border-hair border-t py-2">
            <input
              type="radio"
              name="record"
              checked={at === i}
              onChange={() => setAt(i)}
              className="relative top-0.5 accent-ink"
            />
            <span className="flex min-w-0 flex-col">
              <b className="font-semibold">{text.recordAs[as]}</b>
              <span className="text-ink-2">{text.recordAbout[as]}</span>
              <span className="text-ink-3">
                {text.recordCounts(steps, lines, actions, interventions)}, {text.digest}{' '}
                <span className="font-mono">{digest}</span>
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex gap-2">
        <Button primary type="submit">
          {text.take}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
      </div>
    </form>
  );
};

export default RecordDialog;
