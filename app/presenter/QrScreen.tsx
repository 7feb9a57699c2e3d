import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../share/address-of.ts';
import { QrDrawing } from '../share/QrDrawing.tsx';
import { qrOf } from '../share/qr.ts';
import { useApp } from '../store/app-state.ts';
import { presenter as text } from '../text/presenter.ts';
import { linkOfMoment, type MomentLink } from './moment-link.ts';
import { useTalk } from './talk-store.ts';

/** The step that is shown as a code for everybody's phone or laptop, with what it leads to in words. */
export const QrScreen = () => {
  const shown = useTalk(state => state.qr);
  return shown && <Code />;
};

/** Nobody else can open what is served from here. */
const isLocal = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);

const Code = () => {
  const run = useApp(state => state.run.run);
  const title = useApp(state => state.lesson?.view.title ?? state.title ?? state.run.run?.title ?? '');
  const page = useApp(
    ({ lesson }) => lesson && text.qr.page(lesson.page + 1, lesson.view.pages[lesson.page]?.title ?? ''),
  );
  const sentence = useApp(state => state.run.moment?.sentence ?? state.run.run?.summary ?? '');
  const [link, setLink] = useState<MomentLink | 'making' | 'failed'>('making');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment has another link.
  useEffect(() => {
    let current = true;
    void linkOfMoment().then(made => {
      if (current) setLink(made ?? 'failed');
    });
    return () => {
      current = false;
    };
  }, [run?.step, run?.branch, run?.digest, title, page]);
  const step = run?.step ?? 0;
  return (
    <section aria-label={text.qr.title} className="stage-over stage-qr">
      <div className="stage-qr-code">
        {typeof link === 'object' && link.fragment && <Drawn fragment={link.fragment} />}
      </div>
      <div className="stage-qr-words">
        <h2>{text.qr.title}</h2>
        <p className="stage-qr-title">{title}</p>
        <p>{page ?? (step === 0 ? text.qr.start : text.qr.step(step))}</p>
        <p title={sentence} className="stage-qr-sentence">
          {sentence}
        </p>
        <p role="status" className="stage-qr-status">
          {link === 'making' && text.qr.making}
          {link === 'failed' && text.qr.failed}
          {typeof link === 'object' && link.tooLong !== null && (
            <>
              {text.qr.long(link.tooLong)} {link.fragment ? text.qr.shorter : text.qr.none}
            </>
          )}
        </p>
        {isLocal && <p className="stage-qr-status">{text.qr.local(location.host)}</p>}
      </div>
    </section>
  );
};

const Drawn = ({ fragment }: { readonly fragment: string }) => {
  const address = addressOf(fragment);
  const code = useMemo(() => qrOf(address), [address]);
  return (
    <a href={address} target="_blank" rel="noopener" aria-label={text.qr.title}>
      <QrDrawing code={code} label={text.qr.label(code.modules)} className="forced-color-adjust-none" />
    </a>
  );
};
