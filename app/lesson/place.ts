import type { Asked } from '../../engine/protocol/messages.ts';
import { prefer } from '../store/selecting.ts';
import { useStore } from '../store/store.ts';

/** The view in which an answer will appear. */
export type Place = 'command' | 'registers' | 'features' | 'rings' | 'picture';

export const placeOf = ({ that }: Asked): Place | null => {
  switch (that) {
    case 'outcome':
      return 'command';
    case 'register':
      return 'registers';
    case 'features':
      return 'features';
    case 'ring':
    case 'owner':
      return 'rings';
    case 'actor':
      return 'picture';
    case 'driver':
    case 'writes':
      return null;
  }
};

/** So many frames are waited for a view that has to be fetched first. */
const PATIENCE = 120;

const focusIn = (left: number): void => {
  const place = document.querySelector<HTMLElement>('[data-answer]');
  const here = place?.querySelector('input') ?? place;
  if (here) {
    here.scrollIntoView({ block: 'center', inline: 'nearest' });
    return here.focus({ preventScroll: true });
  }
  if (left > 0) requestAnimationFrame(() => focusIn(left - 1));
};

/** Brings the place where the answer will appear on the screen, and the focus there. */
export const showPlace = (asked: Asked): void => {
  const place = placeOf(asked);
  if (!place) return;
  if (place === 'rings') useStore.setState({ pane: 'bytes' });
  else if (place === 'picture') useStore.setState({ pane: 'picture' });
  else {
    prefer({ detail: place });
    useStore.setState({ pane: 'detail' });
  }
  requestAnimationFrame(() => focusIn(PATIENCE));
};
