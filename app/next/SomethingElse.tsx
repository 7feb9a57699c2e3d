import { lazy, Suspense, useState } from 'react';
import { own as text } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** Fetched when it is opened. */
const OwnIntent = lazy(() => import('./OwnIntent.tsx'));

/** What no script foresees: a person acts as the operator. The run forks if it had gone on otherwise. */
export const SomethingElse = () => {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="group border-hair border-t"
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary className="flex h-7 items-center gap-1.5 pr-3 pl-4 focus-visible:-outline-offset-2">
        <RoleGlyph role="operator" />
        <b className="font-semibold">{text.title}</b>
        <Icon name="right" className="ml-auto text-ink-3 group-open:rotate-90" />
      </summary>
      <Suspense>{opened && <OwnIntent />}</Suspense>
    </details>
  );
};
