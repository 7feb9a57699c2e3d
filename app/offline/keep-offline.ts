import { useStore } from '../store/store.ts';

let waiting: ServiceWorker | null = null;

const announce = (worker: ServiceWorker | null): void => {
  // Without a controller it is the first visit, and nothing waits.
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  useStore.setState({ newVersion: true });
};

/** Keeps the page on this machine, and says when there is a newer one. A browser that does not allow it does without. */
export const keepOffline = async (): Promise<void> => {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    announce(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') announce(installing);
      });
    });
  } catch {
    // Private windows and odd places: the page works as long as there is a network.
  }
};

/** The newer version from here on. The link in the address keeps the run. */
export const takeNewVersion = (): void => {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('take-over');
};
