import { Suspense } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { layouts } from '../store/preferences-slice.ts';
import { labels } from '../text/labels.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { Logo } from './Logo.tsx';
import { EditButtons, LanguageButton } from './lazy-pages.ts';
import { LibraryButton, ReadingsButton, StudyButton } from './MenuButtons.tsx';
import { ThemeButton } from './ThemeButton.tsx';

const { top } = labels;

/** What is open, how the text is read, and what the page can do. */
export const TopBar = () => (
  <header className="@container flex h-11 shrink-0 items-center gap-3 border-hair border-b bg-surface px-4">
    <h1 className="flex shrink-0 items-center gap-2 font-bold text-t3">
      <Logo />
      {labels.brand}
    </h1>
    <i aria-hidden className="h-5 w-px shrink-0 bg-hair" />
    <div className="flex min-w-0 flex-1 items-center gap-2">
      {/* The dialect is whole first: two of them begin with the same words. */}
      <div className="flex min-w-40 max-w-max grow basis-0">
        <LibraryButton />
      </div>
      <ReadingsButton />
    </div>
    <Suspense fallback={<i aria-hidden className="w-[88px] shrink-0" />}>
      <EditButtons />
    </Suspense>
    <Button onClick={() => actions.openOverlay('palette')} className="border-transparent text-ink-2">
      <span className="sr-only @5xl:not-sr-only">{top.commands}</span> <Kbd>{top.commandsKey}</Kbd>
    </Button>
    <LayoutSwitch />
    <StudyButton />
    <Suspense fallback={<i aria-hidden className="w-8 shrink-0" />}>
      <LanguageButton />
    </Suspense>
    <ThemeButton />
    <ShareButton />
  </header>
);

const LayoutSwitch = () => {
  const layout = useApp(state => (state.study ? null : state.preferences.layout));
  return (
    <Segmented
      label={top.layout}
      options={optionsOf(layouts, top.layouts)}
      value={layout}
      onChange={actions.showLayout}
    />
  );
};

const ShareButton = () => (
  <Button icon="link" aria-haspopup="dialog" onClick={() => actions.openOverlay('share')}>
    {top.share}
  </Button>
);
