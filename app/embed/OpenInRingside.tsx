import { useEffect, useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { withoutEmbed } from '../store/embed.ts';

import { embed as text } from '../text/embed.ts';
import { Icon } from '../ui/Icon.tsx';

const REST = 400;

const addressOf = (hash: string): string => `${location.origin}${location.pathname}${location.search}${hash}`;

/** Leads to the whole page in a window of its own, at the step that is shown here. */
export const OpenInRingside = () => {
  const [hash, setHash] = useState(() => withoutEmbed(location.hash));
  const run = useApp(state => state.run.run);
  const selection = useApp(state => state.selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is another one when the step or the selection is.
  useEffect(() => {
    const timer = setTimeout(async () => {
      const shared = await actions.share({ atStep: true, view: true, notes: true });
      if (shared && shared.band !== 'file-only') setHash(`#${shared.fragment}`);
    }, REST);
    return () => clearTimeout(timer);
  }, [run, selection]);
  return (
    <a
      href={addressOf(hash)}
      target="_blank"
      rel="noopener noreferrer"
      title={text.openHint}
      className="inline-flex h-6 shrink-0 items-center gap-1 rounded-1 px-1 text-ink underline decoration-rule underline-offset-2 hover:decoration-ink"
    >
      {text.open} <Icon name="out" />
    </a>
  );
};
