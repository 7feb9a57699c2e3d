import { Suspense } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { IconButton } from '../ui/Button.tsx';
import { Logo } from './Logo.tsx';
import { EditButtons, LanguageButton } from './lazy-pages.ts';
import { LibraryButton, ReadingsButton } from './MenuButtons.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** The same as the top bar in little room. */
export const PhoneTop = () => {
  const open = useApp(state => state.run.run !== undefined);
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-hair border-b bg-surface px-3">
      <h1 aria-label={labels.brand} className="flex items-center">
        <Logo />
      </h1>
      <div className="flex min-w-0 flex-1 flex-col items-start">
        <LibraryButton />
        {open && (
          <div className="flex w-full items-center gap-1">
            <ReadingsButton />
            <Suspense>
              <EditButtons />
            </Suspense>
          </div>
        )}
      </div>
      <Suspense fallback={<i aria-hidden className="w-8 shrink-0" />}>
        <LanguageButton />
      </Suspense>
      <ThemeButton />
      <IconButton icon="more" label={labels.top.commands} onClick={() => actions.openOverlay('palette')} />
      <IconButton icon="link" label={labels.top.share} onClick={() => actions.openOverlay('share')} />
    </header>
  );
};
