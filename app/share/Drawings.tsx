import { useState } from 'react';
import type { DrawOptions } from '../../engine/protocol/messages.ts';
import { useApp } from '../store/app-state.ts';
import { drawings as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { saveBlob, saveText } from './download.ts';
import { svgToPng } from './svg-to-png.ts';
import { useMaking } from './use-making.ts';

const views = ['group', 'rings', 'sequence'] as const;
const themes = ['light', 'dark'] as const;
/** Pixels of a PNG for each of the drawing. */
const SCALE = 2;

/** The step that is shown as a file for a document: drawn by the engine, and made into pixels here. */
export const Drawings = () => {
  const [view, setView] = useState<DrawOptions['view']>('group');
  const [theme, setTheme] = useState<DrawOptions['theme']>(
    document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
  );
  const [said, make] = useMaking(text);
  const title = useApp(state => state.title ?? state.run.run?.title ?? '');
  const step = useApp(state => state.run.run?.step ?? 0);
  const rings = useApp(state => state.run.rings);

  const give = (save: (name: string, svg: string) => Promise<void> | void): Promise<void> => {
    const queue = rings ? { device: rings.device, queue: rings.queue } : null;
    return make({ kind: 'draw', view, theme, queue }, async ({ svg }) => {
      await save(`${title} step ${step} ${view}`, svg);
      return text.saved;
    });
  };

  return (
    <section aria-label={text.title} className="flex flex-col gap-2 border-hair border-t pt-3">
      <h3 className="font-semibold">{text.title}</h3>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label={text.view} options={optionsOf(views, text.views)} value={view} onChange={setView} />
        <Segmented label={text.theme} options={optionsOf(themes, text.themes)} value={theme} onChange={setTheme} />
        <span className="flex gap-2">
          <Button icon="file" onClick={() => void give((name, svg) => saveText(name, 'svg', svg))}>
            {text.svg}
          </Button>
          <Button
            icon="file"
            onClick={() => void give(async (name, svg) => saveBlob(name, 'png', await svgToPng(svg, SCALE)))}
          >
            {text.png}
          </Button>
        </span>
      </div>
      <p className="text-ink-2">{text.about}</p>
      <p role="status" className="min-h-5 text-ink-2">
        {said}
      </p>
    </section>
  );
};
