import { useEffect, useState } from 'react';
import { Listed } from '../library/Listed.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { speech } from '../text/catalogue.ts';
import { lesson as text } from '../text/lesson.ts';
import { IconButton } from '../ui/Button.tsx';
import { type Course, courseIn, fetchCourses, nameOf } from './courses.ts';
import { Forget } from './Forget.tsx';
import { useProgress } from './progress.ts';

/** The bundled courses, and how far the learner is in each. */
export const CourseList = () => {
  const [courses, setCourses] = useState<readonly Course[] | null>(null);
  const any = useProgress(progress => Object.keys(progress.courses).length > 0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetchCourses().then(setCourses, () => setFailed(true));
  }, []);
  if (failed) return <p className="px-4 py-2 text-fault">{text.courses.failed}</p>;
  if (!courses) return <p className="px-4 py-2 text-ink-3">{text.waiting}</p>;
  return (
    <>
      <ul className="py-1">
        {courses.map(course => (
          <li key={course.file} className="flex items-start pr-2">
            <Entry course={courseIn(speech.language, course)} />
          </li>
        ))}
      </ul>
      {any && (
        <p className="px-4 pb-2">
          <Forget />
        </p>
      )}
    </>
  );
};

const Entry = ({ course }: { readonly course: Course }) => {
  const { file, title, audience, minutes, pages } = course;
  const lang = course.words?.[speech.language] ? speech.language : 'en';
  const current = useApp(state => state.lesson?.file === file);
  const seen = useProgress(({ courses }) => Object.keys(courses[file] ?? {}).length);
  return (
    <>
      <Listed
        title={<span lang={lang}>{title}</span>}
        current={current}
        currentText={text.courses.current}
        aside={
          <span className="text-ink-3 text-t1 leading-4.5">
            {text.minutes(minutes)} · {text.count(pages)}
          </span>
        }
        more={
          <>
            <span lang={lang}>{audience}</span>
            {seen > 0 && (
              <span className="mt-0.5 flex items-center gap-2 text-ink-3 text-t1">
                <span aria-hidden className="h-1 w-20 bg-ink/10">
                  <span className="block h-full bg-ink-3" style={{ width: `${(100 * seen) / pages}%` }} />
                </span>
                {text.courses.progress(seen, pages)}
              </span>
            )}
          </>
        }
        onOpen={() => void actions.openCourse(file)}
      />
      <IconButton
        icon="file"
        label={text.print(title)}
        onClick={() => actions.openStudy('handout', { course: nameOf(course) })}
        className="mt-1 border-transparent"
      />
    </>
  );
};
