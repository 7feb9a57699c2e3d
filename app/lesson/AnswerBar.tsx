import { useApp } from '../store/app-state.ts';
import { commitAnswer } from '../store/lessons.ts';
import { prefer } from '../store/selecting.ts';
import { useStore } from '../store/store.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { isWhole, saidText } from './answer.ts';

const toLesson = (): void => {
  prefer({ detail: 'lesson' });
  useStore.setState({ pane: 'lesson' });
};

/** Where the lesson is not in sight: what was foretold so far, or how it came out, and the way back. */
const AnswerBar = () => {
  const lesson = useApp(state => state.lesson);
  if (!lesson?.scene?.asked) return null;
  const { until, draft, graded, revealing, scene } = lesson;
  const { asked } = scene;
  if (!asked) return null;
  return (
    <section
      aria-label={text.question}
      className="flex shrink-0 items-center gap-2 border-ink border-t-2 bg-surface px-3 py-1.5"
    >
      <p role="status" className="min-w-0 flex-1 truncate">
        {until !== null ? (
          <span className="font-mono">{saidText(asked, draft)}</span>
        ) : revealing ? (
          text.playing
        ) : graded ? (
          <b className="flex items-center gap-1.5 font-semibold">
            <RoleGlyph role={graded.right ? 'ok' : 'fault'} />
            {graded.right ? text.right : text.wrong}
            <span className="truncate font-normal">{graded.got}</span>
          </b>
        ) : (
          text.skipped
        )}
      </p>
      <Button onClick={toLesson}>{text.barBack}</Button>
      {until !== null && (
        <Button primary={isWhole(asked, draft)} disabled={!isWhole(asked, draft)} onClick={() => void commitAnswer()}>
          {text.commit}
        </Button>
      )}
    </section>
  );
};

export default AnswerBar;
