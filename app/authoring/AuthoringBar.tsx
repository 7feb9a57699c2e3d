import { useEffect, useState } from 'react';
import { DraftBar, StartEntry, StartGroup, StartMenu, Words } from '../draft/DraftBar.tsx';
import { getAt } from '../draft/json.ts';
import { type Course, fetchCourses } from '../lesson/courses.ts';
import { copyText } from '../share/copy-text.ts';
import { saveText } from '../share/download.ts';
import { authoring as text } from '../text/authoring.ts';
import { editor } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { linkOfLesson, tryLesson } from './leave.ts';
import { draft, useLesson } from './lesson-draft.ts';
import { useOpened } from './open-page.ts';
import { startFrom } from './start.ts';

/** The engine has read and played this very text, and nothing is wrong with it. */
const useRight = (): boolean =>
  useLesson(({ checked, text: now }) => {
    if (checked?.text !== now) return false;
    return checked.view.fault === null && checked.view.errors.length === 0;
  });

/** What can be done with the lesson as a whole. */
export const AuthoringBar = () => {
  const title = useLesson(({ value }) => getAt(value, ['title']));
  const right = useRight();
  const opened = useOpened();
  const page = opened.part === 'page' ? opened.page : 0;
  const name = typeof title === 'string' && title !== '' ? title : text.untitled;
  const copy = async (): Promise<void> => {
    const link = await linkOfLesson(page);
    if (link === null) return;
    draft.say(link === '' ? editor.tooLong : (await copyText(link)) ? editor.copied : editor.copyFailed);
  };
  return (
    <DraftBar label={text.actions} title={name} start={<Start />}>
      <span className="flex gap-x-2 max-sm:ml-auto max-sm:gap-x-1">
        <Button
          icon="file"
          title={text.save}
          onClick={() => {
            saveText(name, 'json', draft.store.getState().text);
            draft.say(text.saved);
          }}
        >
          <Words>{text.save}</Words>
        </Button>
        <Button icon="link" title={editor.copyLink} disabled={!right} onClick={() => void copy()}>
          <Words>{editor.copyLink}</Words>
        </Button>
        <Button primary icon="play" disabled={!right} title={text.tryHint} onClick={() => void tryLesson(page)}>
          {text.tryIt}
        </Button>
      </span>
    </DraftBar>
  );
};

const Start = () => {
  const [courses, setCourses] = useState<readonly Course[]>([]);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted) fetchCourses().then(setCourses, () => {});
  }, [wanted]);
  return (
    <StartMenu
      label={text.start}
      onOpen={() => setWanted(true)}
      onFile={(content, name) => draft.replaceText(content, text.started(text.quoted(name)))}
    >
      {(close, openFile) => {
        const start = (from: Parameters<typeof startFrom>[0]): void => {
          close();
          void startFrom(from);
        };
        return (
          <>
            <StartEntry onClick={() => start('run')}>{text.starts.run}</StartEntry>
            <StartEntry onClick={() => start('blank')}>{text.starts.blank}</StartEntry>
            <StartEntry onClick={openFile}>{text.starts.file}</StartEntry>
            {courses.length > 0 && (
              <StartGroup title={text.courses}>
                {courses.map(course => (
                  <StartEntry key={course.file} onClick={() => start(course)}>
                    {course.title}
                  </StartEntry>
                ))}
              </StartGroup>
            )}
          </>
        );
      }}
    </StartMenu>
  );
};
