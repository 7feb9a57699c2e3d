import { useEffect, useState } from 'react';
import type { Shared } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import type { ShareOptions } from '../store/sharing.ts';
import { share as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { saveText } from './download.ts';
import { Exports } from './Exports.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { LinkField } from './LinkField.tsx';
import { Ticks } from './Ticks.tsx';

type Made = Shared | 'making' | 'failed';

/** The run as a link or a file. */
const ShareDialog = () => {
  const title = useApp(state => state.title ?? state.run.run?.title ?? '');
  const [options, setOptions] = useState<ShareOptions>({ title, atStep: true, view: true, notes: true });
  const [made, setMade] = useState<Made>('making');

  useEffect(() => {
    let current = true;
    void actions.share(options).then(shared => {
      if (current) setMade(shared ?? 'failed');
    });
    return () => {
      current = false;
    };
  }, [options]);

  const change = (some: Partial<ShareOptions>): void => {
    setOptions({ ...options, ...some });
    if (some.title !== undefined) actions.setTitle(some.title);
  };

  return (
    <Dialog title={text.title} onClose={actions.closeOverlay}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-ink-2">{text.intro}</p>
        <label className="flex flex-col gap-1 text-ink-2">
          {text.name}
          <input
            value={options.title}
            maxLength={120}
            onChange={event => change({ title: event.target.value })}
            className="h-8 rounded-1 border border-rule bg-surface px-2 text-ink"
          />
        </label>
        <Ticks options={options} onChange={change} />
        {made === 'making' && <p className="text-ink-3">{text.making}</p>}
        {made === 'failed' && <p role="alert">{text.failed}</p>}
        {typeof made === 'object' && <Result shared={made} />}
        <Exports />
      </div>
    </Dialog>
  );
};

const Result = ({ shared }: { readonly shared: Shared }) => (
  <>
    <LengthMeter length={shared.length} band={shared.band} />
    {shared.band !== 'file-only' && <LinkField fragment={shared.fragment} />}
    <p>
      <Button icon="file" onClick={() => saveText(shared.scenario.title, 'json', shared.file)}>
        {text.download}
      </Button>
    </p>
  </>
);

export default ShareDialog;
