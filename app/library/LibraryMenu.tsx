import { type RefObject, useEffect, useState } from 'react';
import { CourseList } from '../lesson/CourseList.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { keeping } from '../text/keeping.ts';
import { library as text } from '../text/library.ts';
import { Button } from '../ui/Button.tsx';
import { Popup } from '../ui/Popup.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { FileButton } from './FileButton.tsx';
import { LibraryList } from './LibraryList.tsx';

const kinds = ['scenarios', 'courses'] as const;

/** All scenarios, all courses, and files. */
const LibraryMenu = ({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) => {
  const [shown, choose] = useState<'scenarios' | 'courses' | null>(null);
  const teaching = useApp(state => state.lesson !== null);
  const courses = shown === null ? teaching : shown === 'courses';
  useEffect(() => void actions.loadLibrary().catch(() => {}), []);
  return (
    <Popup anchor={anchor} label={text.title} onClose={actions.closeOverlay}>
      <div className="flex border-hair border-b px-4 py-2">
        <Segmented
          label={text.what}
          options={optionsOf(kinds, text.kinds)}
          value={courses ? 'courses' : 'scenarios'}
          onChange={choose}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-1">{courses ? <CourseList /> : <LibraryList />}</div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-hair border-t px-4 py-2 text-ink-3">
        <FileButton />
        <span className="flex-1">{text.fileHint}</span>
        <Button icon="history" onClick={() => actions.openOverlay('history')}>
          {keeping.open}
        </Button>
        <span className="flex basis-full gap-x-3">
          <Button onClick={() => void actions.editScenario('run')}>{text.edit}</Button>
          <Button onClick={() => void actions.editScenario('blank')}>{text.blank}</Button>
        </span>
      </div>
    </Popup>
  );
};

export default LibraryMenu;
