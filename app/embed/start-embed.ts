import { startFollowing } from '../late/follow.ts';
import { actions } from '../store/app-state.ts';
import { embed } from '../store/embed.ts';
import { talk } from './talk.ts';

/** A page inside another one: its theme, its host, and a new start for a new address. What ends it comes back. */
export const startEmbed = (): (() => void) => {
  if (embed?.readOnly) document.documentElement.dataset.readOnly = '';
  if (embed?.theme) actions.prefer({ theme: embed.theme });
  const gone = new AbortController();
  addEventListener('hashchange', () => location.reload(), gone);
  if (embed) talk(embed, gone.signal);
  const stop = startFollowing();
  return () => {
    stop();
    gone.abort();
  };
};
