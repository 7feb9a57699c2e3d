import { useState } from 'react';
import type { ExportFormat } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { exports as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { copyText } from './copy-text.ts';
import { saveText } from './download.ts';

const formats = ['text', 'mermaid', 'chrome-trace', 'json'] as const;

/** The run in a form for elsewhere: copied or saved, made by the engine when it is asked for. */
export const Exports = () => {
  const [format, setFormat] = useState<ExportFormat>('text');
  const [steps, setSteps] = useState(false);
  const [said, setSaid] = useState('');
  const title = useApp(state => state.title ?? state.run.run?.title ?? '');
  const shown = useApp(state => state.run.command);

  const make = async (give: (made: string, extension: string) => Promise<string> | string): Promise<void> => {
    setSaid(text.making);
    const command = shown && { owner: shown.owner, id: shown.id };
    try {
      const answer = await actions.askStudy({ kind: 'export', format, steps, ...(command && { command }) });
      if (!answer.ok) return setSaid(answer.rejected.errors.map(({ message }) => message).join(' '));
      const { text: made, extension, whole, steps: count } = answer.found;
      setSaid(`${await give(made, extension)}${whole ? '' : ` ${text.cut(count)}`}`);
    } catch {
      setSaid(text.failed);
    }
  };

  return (
    <section aria-label={text.title} className="flex flex-col gap-2 border-hair border-t pt-3">
      <h3 className="font-semibold">{text.title}</h3>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label={text.format} options={optionsOf(formats, text.formats)} value={format} onChange={setFormat} />
        <span className="flex gap-2">
          <Button onClick={() => void make(async made => ((await copyText(made)) ? text.copied : text.copyFailed))}>
            {text.copy}
          </Button>
          <Button
            icon="file"
            onClick={() =>
              void make((made, extension) => {
                saveText(title, extension, made);
                return text.saved;
              })
            }
          >
            {text.save}
          </Button>
        </span>
      </div>
      {format === 'text' && (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={steps}
            onChange={event => setSteps(event.target.checked)}
            className="accent-ink"
          />
          {text.steps}
        </label>
      )}
      <p className="text-ink-2">{text.about[format]}</p>
      <p role="status" className="min-h-5 text-ink-2">
        {said}
      </p>
    </section>
  );
};
