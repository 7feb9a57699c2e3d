import { useState } from 'react';
import type { ExportFormat } from '../../engine/protocol/messages.ts';
import { useApp } from '../store/app-state.ts';
import { exports as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { Tick } from '../ui/Tick.tsx';
import { copyText } from './copy-text.ts';
import { saveText } from './download.ts';
import { useMaking } from './use-making.ts';

const formats = ['text', 'mermaid', 'chrome-trace', 'json'] as const;

/** The run in a form for elsewhere: copied or saved, made by the engine when it is asked for. */
export const Exports = () => {
  const [format, setFormat] = useState<ExportFormat>('text');
  const [steps, setSteps] = useState(false);
  const [said, make] = useMaking(text);
  const title = useApp(state => state.title ?? state.run.run?.title ?? '');
  const shown = useApp(state => state.run.command);

  const give = (take: (made: string, extension: string) => Promise<string> | string): Promise<void> => {
    const command = shown && { owner: shown.owner, id: shown.id };
    return make(
      { kind: 'export', format, steps, ...(command && { command }) },
      async ({ text: made, extension, whole, steps: count }) =>
        `${await take(made, extension)}${whole ? '' : ` ${text.cut(count)}`}`,
    );
  };

  return (
    <section aria-label={text.title} className="flex flex-col gap-2 border-hair border-t pt-3">
      <h3 className="font-semibold">{text.title}</h3>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label={text.format} options={optionsOf(formats, text.formats)} value={format} onChange={setFormat} />
        <span className="flex gap-2">
          <Button onClick={() => void give(async made => ((await copyText(made)) ? text.copied : text.copyFailed))}>
            {text.copy}
          </Button>
          <Button
            icon="file"
            onClick={() =>
              void give((made, extension) => {
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
        <Tick checked={steps} onChange={setSteps}>
          {text.steps}
        </Tick>
      )}
      <p className="text-ink-2">{text.about[format]}</p>
      <p role="status" className="min-h-5 text-ink-2">
        {said}
      </p>
    </section>
  );
};
