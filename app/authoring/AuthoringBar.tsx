import { useEffect, useState } from 'react';
import { DraftBar, StartEntry, StartGroup, StartMenu, Words } from '../draft/DraftBar.tsx';
import { getAt } from '../draft/json.ts';
import { saveText } from '../share/download.ts';
import { authoring as text } from '../text/authoring.ts';
import { Button } from '../ui/Button.tsx';
import { draft, useLesson } from './lesson-draft.ts';
import { type Course, fetchCourses, startFrom } from './start.ts';

/** What can be done with the lesson as a whole. */
export const AuthoringBar = () => {
  const title = useLesson(({ value }) => getAt(value, ['title']));
  const name = typeof title === 'string' && title !== '' ? title : text.untitled;
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
      onFile={(content, name) => draft.replaceText(content, text.started(`“${name}”`))}
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
