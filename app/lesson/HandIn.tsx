import { useMemo, useRef, useState } from 'react';
import { saveText } from '../share/download.ts';
import { LengthMeter } from '../share/LengthMeter.tsx';
import { LinkField } from '../share/LinkField.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { useStudy } from '../study/use-study.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type Answers, MOST_NAME, writeAnswers } from './answers.ts';
import { courseOf } from './courses.ts';
import { useProgress } from './progress.ts';

const nothing = {};

/** What a learner has answered, as a file or a link for whoever teaches. */
const HandIn = () => {
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const lesson = useApp(state => state.lesson);
  const course = lesson ? courseOf(lesson) : '';
  const pages = useProgress(({ courses }) => courses[course] ?? nothing);
  const title = lesson?.view.title ?? '';
  const content = useMemo(
    () => writeAnswers({ course, title, name: name.trim(), pages } satisfies Answers),
    [course, title, name, pages],
  );
  const packed = useStudy({ kind: 'pack', text: content });
  return (
    <Dialog title={text.handIn.title} onClose={actions.closeOverlay} first={field}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-ink-2">{text.handIn.intro}</p>
        <label className="flex flex-col gap-1 text-ink-2">
          {text.handIn.name}
          <input
            ref={field}
            value={name}
            maxLength={MOST_NAME}
            autoComplete="off"
            onChange={event => setName(event.target.value)}
            className="h-8 rounded-1 border border-rule bg-surface px-2 text-ink"
          />
        </label>
        {packed?.ok && packed.found.band !== 'file-only' && <LinkField fragment={`la=${packed.found.payload}`} />}
        {packed?.ok && <LengthMeter length={packed.found.length} band={packed.found.band} />}
        <p>
          <Button icon="file" onClick={() => saveText(`answers ${name} ${title}`, 'json', content)}>
            {text.handIn.file}
          </Button>
        </p>
      </div>
    </Dialog>
  );
};

export default HandIn;
