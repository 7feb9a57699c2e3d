import { create } from 'zustand';
import { lockOf } from './lock-of.ts';
import { messageOf, readMessage, type TalkState, type Wish } from './messages.ts';

interface Link {
  /** Nothing heard of the first window yet; it is there; it was, and is gone. */
  readonly status: 'waiting' | 'there' | 'gone';
  /** What it said last. */
  readonly talk: TalkState | null;
}

export const useLink = create<Link>()(() => ({ status: 'waiting', talk: null }));

let channel: BroadcastChannel | null = null;

export const wish = (wanted: Wish): void => channel?.postMessage(messageOf({ say: 'wish', wish: wanted }));

let watching = false;
/** The first window holds a lock as long as it lives: whoever gets it knows that it is gone, without a word of it. */
const watchLife = (room: string): void => {
  if (watching || !('locks' in navigator)) return;
  watching = true;
  void navigator.locks.request(lockOf(room), () => {
    watching = false;
    if (useLink.getState().status === 'there') useLink.setState({ status: 'gone' });
  });
};

/** Looks for the first window of the talk, and finds it again whenever it comes back. */
export const connect = (room: string): void => {
  if (channel || !('BroadcastChannel' in window)) return;
  const opened = new BroadcastChannel(lockOf(room));
  channel = opened;
  opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message?.say === 'state') {
      useLink.setState({ status: 'there', talk: message.state });
      watchLife(room);
    } else if (message?.say === 'bye' && message.who === 'stage') useLink.setState({ status: 'gone' });
    else if (message?.say === 'started') opened.postMessage(messageOf({ say: 'hello' }));
  });
  addEventListener('pagehide', () => opened.postMessage(messageOf({ say: 'bye', who: 'cues' })));
  opened.postMessage(messageOf({ say: 'hello' }));
};
