import Next from '../shell/Next.tsx';
import { Split } from '../shell/Split.tsx';
import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import LessonPanel from './LessonPanel.tsx';

/** The lesson in the place of what can happen next; with it, while a task is to be solved. */
const LessonColumn = () => {
  const task = useApp(({ lesson }) => !!lesson?.view.pages[lesson.page]?.task);
  if (!task) return <LessonPanel />;
  return (
    <Split
      id="task"
      direction="column"
      kept="second"
      size={0.34}
      least={[160, 80]}
      line={labels.lines.task}
      first={<LessonPanel />}
      second={<Next />}
    />
  );
};

export default LessonColumn;
