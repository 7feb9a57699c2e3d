import { lazy, type ReactNode, type RefObject } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import type { Overlay } from '../store/shell-slice.ts';
import { labels } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { Opener } from '../ui/Opener.tsx';

const LibraryMenu = lazy(() => import('../library/LibraryMenu.tsx'));
const ReadingsMenu = lazy(() => import('../library/ReadingsMenu.tsx'));
const StudyMenu = lazy(() => import('../study/StudyMenu.tsx'));

interface MenuButtonProps {
  readonly overlay: Overlay;
  readonly menu: (anchor: RefObject<HTMLButtonElement | null>) => ReactNode;
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

const MenuButton = ({ overlay, menu, className, label, children }: MenuButtonProps) => (
  <Opener
    open={useApp(state => state.overlay === overlay)}
    toggle={() => actions.toggleOverlay(overlay)}
    beside={menu}
    aria-label={label}
    title={label}
    className={`flex h-7 min-w-0 max-w-full items-center gap-1.5 rounded-1 text-left ${className}`}
  >
    {children}
    <Icon name="down" />
  </Opener>
);

/** The scenario that is open; opens the library. */
export const LibraryButton = () => {
  const title = useApp(state => state.lesson?.view.title ?? state.title ?? state.run.run?.title ?? labels.top.library);
  const lang = useApp(
    ({ lesson, title: own, run }) => lesson?.view.language ?? (own === null && run.run ? 'en' : undefined),
  );
  return (
    <MenuButton
      overlay="library"
      label={`${labels.top.library}: ${title}`}
      className="px-1 font-semibold text-t3 hover:bg-ink/5"
      menu={anchor => <LibraryMenu anchor={anchor} />}
    >
      <span lang={lang} className="truncate">
        {title}
      </span>
    </MenuButton>
  );
};

/** The dialect, and how many readings of it differ from the default. */
export const ReadingsButton = () => {
  const dialect = useApp(state => state.run.run?.dialect.title ?? '');
  const changed = useApp(
    ({ run: { run } }) => run?.switches.filter(each => each.chosen !== each.byDefault).length ?? 0,
  );
  if (!dialect) return null;
  const readings = labels.top.readings(changed);
  return (
    <MenuButton
      overlay="readings"
      label={`${dialect}, ${readings}`}
      className="min-w-20 border border-rule px-2 text-ink hover:border-ink"
      menu={anchor => <ReadingsMenu anchor={anchor} />}
    >
      <span className="truncate">{dialect}</span>
      <span
        data-changed={changed > 0}
        className="hidden shrink-[20] truncate text-ink-3 data-[changed=true]:text-changed @7xl:data-[changed=true]:inline @min-[95rem]:inline"
      >
        {readings}
      </span>
    </MenuButton>
  );
};

/** Pages beside the run. */
export const StudyButton = () => (
  <MenuButton
    overlay="studies"
    label={labels.top.studies}
    className="shrink-0 border border-rule px-2 text-ink hover:border-ink"
    menu={anchor => <StudyMenu anchor={anchor} />}
  >
    {labels.top.studies}
  </MenuButton>
);
