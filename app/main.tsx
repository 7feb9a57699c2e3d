import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { listenToKeys } from './keys/shortcuts.ts';
import { followTheme } from './shell/theme.ts';
import { followAddress } from './store/address.ts';
import { embed } from './store/embed.ts';
import { followLanguage } from './store/language.ts';
import { openFirst } from './store/opening.ts';
import { watch } from './store/watching.ts';
import './styles/index.css';

/** The second window of a talk shows what the first one says, and has no run of its own. */
const cues = !embed && location.hash.startsWith('#cues=');

followTheme();
// The engine is told what is spoken before it is asked for anything.
const spoken = followLanguage(language => {
  if (!cues) void watch({ language });
});
if (!cues) {
  if (!embed) followAddress();
  if (!embed || embed.controls) listenToKeys();
  void Promise.resolve(location.hash).then(openFirst);

  if (!embed) addEventListener('load', () => void import('./late/start.ts'));
}

// The page answers first. The dev server has no file of that name.
if (import.meta.env.PROD && !embed && 'serviceWorker' in navigator) {
  addEventListener('load', () => void import('./offline/keep-offline.ts').then(({ keepOffline }) => keepOffline()));
}

const CuePage = lazy(() => import('./presenter/CuePage.tsx'));

const root = document.getElementById('root');
if (root) {
  void spoken.then(() => createRoot(root).render(<StrictMode>{cues ? <CuePage /> : <App />}</StrictMode>));
}
