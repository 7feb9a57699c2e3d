import { lazy, Suspense, useEffect, useState } from 'react';
import type { Shared } from '../../engine/protocol/messages.ts';
import { useEdits } from '../edits/edits-store.ts';
import { actions, useApp } from '../store/app-state.ts';
import type { ShareOptions } from '../store/sharing.ts';
import { qr, share as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { addressOf } from './address-of.ts';
import { Drawings } from './Drawings.tsx';
import { saveText } from './download.ts';
import { EmbedCode } from './EmbedCode.tsx';
import { Exports } from './Exports.tsx';
import { LengthMeter } from './LengthMeter.tsx';
import { LinkField } from './LinkField.tsx';
import { Ticks } from './Ticks.tsx';

const QrCode = lazy(() => import('./QrCode.tsx'));

type Made = Shared | 'making' | 'failed';

/** Of the run that is shown, also when another one comes while it is open. */
const ShareDialog = () => <ShareRun key={useEdits(({ live }) => live)} />;

/** The run as a link or a file. */
const ShareRun = () => {
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
        {typeof made === 'object' && <Result shared={made} options={options} />}
        {typeof made === 'object' && made.band !== 'file-only' && <EmbedCode shared={made} />}
        <Exports />
        <Drawings />
        <p className="border-hair border-t pt-3">
          <Button icon="file" onClick={() => actions.openStudy('handout')}>
            {text.handout}
          </Button>
        </p>
      </div>
    </Dialog>
  );
};

const Result = ({ shared, options }: { readonly shared: Shared; readonly options: ShareOptions }) => {
  const [code, setCode] = useState(false);
  const { title } = shared.scenario;
  return (
    <>
      <LengthMeter length={shared.length} band={shared.band} />
      {shared.band !== 'file-only' && <LinkField fragment={shared.fragment} />}
      <p className="flex gap-2">
        <Button icon="file" onClick={() => void saveFile(options)}>
          {text.download}
        </Button>
        {shared.band === 'green' && (
          <Button icon="qr" aria-expanded={code} onClick={() => setCode(!code)}>
            {qr.show}
          </Button>
        )}
      </p>
      {code && shared.band === 'green' && (
        <Suspense>
          <QrCode title={title} address={addressOf(shared.fragment)} />
        </Suspense>
      )}
    </>
  );
};

/** The file says how its run ends, so that whoever opens it sees whether theirs ends alike. */
const saveFile = async (options: ShareOptions): Promise<void> => {
  const shared = await actions.share({ ...options, proof: true });
  if (shared) saveText(shared.scenario.title, 'json', shared.file);
};

export default ShareDialog;
