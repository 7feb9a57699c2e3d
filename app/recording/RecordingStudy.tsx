import './recording.css';
import { useEffect } from 'react';
import { FileButton } from '../library/FileButton.tsx';
import { useApp } from '../store/app-state.ts';
import { Waiting } from '../study/Waiting.tsx';
import { recording as text } from '../text/recording.ts';
import { Empty } from './Empty.tsx';
import { openExample } from './open-recording.ts';
import { RingStudy } from './RingStudy.tsx';
import { useRecording } from './recording-store.ts';
import { StepTable } from './StepTable.tsx';

/** Those that lie beside the page. */
const examples = Object.keys(text.examples);

/** What a file holds that somebody dropped: its rings, and what this engine makes of every step. */
const RecordingStudy = () => {
  const { view, example } = useRecording();
  const wanted = useApp(state => state.study?.args.example);
  const known = wanted !== undefined && examples.includes(wanted) && wanted !== example ? wanted : null;
  useEffect(() => {
    if (known !== null) void openExample(known);
  }, [known]);
  if (known !== null) return <Waiting />;
  if (!view) return <Empty />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-hair border-b px-4 py-1">
        <h3 className="min-w-0 break-words font-semibold">{text.summary(view)}</h3>
        <p className="text-ink-2">{text.local}</p>
        <span className="flex-1" />
        <FileButton words={text.choose} />
      </div>
      {view.kind === 'steps' ? <StepTable view={view} /> : <RingStudy key={view.key} view={view} />}
    </div>
  );
};

export default RecordingStudy;
