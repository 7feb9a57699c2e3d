import { lazy, Suspense } from 'react';
import { DraftBar, StartEntry, StartGroup, StartMenu, Words } from '../draft/DraftBar.tsx';
import { getAt } from '../draft/json.ts';
import { byGroup } from '../library/by-group.ts';
import { copyText } from '../share/copy-text.ts';
import { saveText } from '../share/download.ts';
import { actions, useApp } from '../store/app-state.ts';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { draft, replaceText, say, useDraft, useTrial } from './draft.ts';
import { backToFormer, linkOfDraft, tryDraft } from './leave.ts';
import { playDraft } from './play-draft.ts';
import { startFrom } from './start.ts';

const RecordDialog = lazy(() => import('./RecordDialog.tsx'));

/** What can be done with the scenario as a whole. */
export const EditorBar = () => {
  const title = useDraft(({ value }) => getAt(value, ['title']));
  const right = useDraft(({ checked, text: now }) => checked?.text === now && isRight(checked.view));
  const former = useTrial(state => state.former);
  const playing = useTrial(state => state.playing);
  const name = typeof title === 'string' && title !== '' ? title : text.untitled;
  const copy = async (): Promise<void> => {
    const link = await linkOfDraft();
    if (link === null) return;
    say(link === '' ? text.tooLong : (await copyText(link)) ? text.copied : text.copyFailed);
  };
  return (
    <DraftBar label={text.actions} title={name} start={<Start />}>
      {former && (
        <Button icon="back" onClick={() => void backToFormer()} className="min-w-0 max-w-72 shrink!">
          <span className="truncate">{text.former(former.title)}</span>
        </Button>
      )}
      <span className="flex gap-x-2 max-sm:ml-auto max-sm:gap-x-1">
        <Button icon="run" disabled={!right || playing} title={text.playHint} onClick={() => void playDraft()}>
          <Words>{playing ? text.playing : text.play}</Words>
        </Button>
        <Button
          icon="file"
          title={text.save}
          onClick={() => {
            saveText(name, 'json', draft.store.getState().text);
            say(text.saved);
          }}
        >
          <Words>{text.save}</Words>
        </Button>
        <Button icon="link" title={text.copyLink} disabled={!right} onClick={() => void copy()}>
          <Words>{text.copyLink}</Words>
        </Button>
        <Button primary icon="play" disabled={!right} title={text.tryHint} onClick={() => void tryDraft()}>
          {text.tryIt}
        </Button>
      </span>
    </DraftBar>
  );
};

const isRight = ({ fault, errors }: { readonly fault: unknown; readonly errors: readonly unknown[] }): boolean =>
  fault === null && errors.length === 0;

const Start = () => {
  const library = useApp(state => state.library) ?? [];
  const recording = useApp(state => state.study?.args.record !== undefined);
  const setRecording = (on: boolean): void => actions.setStudy({ record: on ? '1' : undefined });
  return (
    <>
      <StartMenu
        label={text.start}
        onOpen={() => void actions.loadLibrary().catch(() => {})}
        onFile={(content, name) => replaceText(content, text.started(`“${name}”`))}
      >
        {(close, openFile) => {
          const start = (from: Parameters<typeof startFrom>[0]): void => {
            close();
            void startFrom(from);
          };
          return (
            <>
              <StartEntry onClick={() => start('blank')}>{text.starts.blank}</StartEntry>
              <StartEntry onClick={() => start('run')}>{text.starts.run}</StartEntry>
              <StartEntry
                onClick={() => {
                  close();
                  setRecording(true);
                }}
              >
                {text.starts.record}
              </StartEntry>
              <StartEntry onClick={openFile}>{text.starts.file}</StartEntry>
              {byGroup(library).map(([group, entries]) => (
                <StartGroup key={group} title={group}>
                  {entries.map(entry => (
                    <StartEntry key={entry.file} onClick={() => start(entry)}>
                      {entry.title}
                    </StartEntry>
                  ))}
                </StartGroup>
              ))}
            </>
          );
        }}
      </StartMenu>
      <Suspense>{recording && <RecordDialog onClose={() => setRecording(false)} />}</Suspense>
    </>
  );
};
