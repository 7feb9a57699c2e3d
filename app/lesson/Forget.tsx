import { useState } from 'react';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { forgetProgress } from './progress.ts';

/** Forgets what was answered in a course, or in all; asked twice, as it cannot be undone. */
export const Forget = ({ course }: { readonly course?: string }) => {
  const [sure, setSure] = useState(false);
  return (
    <Button
      onBlur={() => setSure(false)}
      onClick={() => {
        if (sure) forgetProgress(course);
        setSure(!sure);
      }}
    >
      {sure ? text.really : course === undefined ? text.forgetAll : text.forget}
    </Button>
  );
};
