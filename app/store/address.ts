import { leaveName } from './name-in-tab.ts';
import { openFirst } from './opening.ts';
import { readPresenting } from './presenting.ts';
import { useStore } from './store.ts';

let own = '';

/** The address of what is shown, which nobody has to open. */
export const writeAddress = (hash: string): void => {
  own = hash;
  history.replaceState(history.state, '', own);
};

/**
 * Opens links that are put into the address, and what stands at the one that somebody goes back to. It has to be known at
 * once: `hashchange` comes later, and what is written in between would stand at an address that it is not of.
 */
export const followAddress = (): void => {
  own = location.hash;
  addEventListener('popstate', () => {
    if (location.hash === own) return;
    own = location.hash;
    leaveName();
    void openFirst(own);
    useStore.setState({ touched: false, presenting: readPresenting(own) });
  });
};
