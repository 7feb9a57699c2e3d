import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { listenToKeys } from './keys/shortcuts.ts';
import { followTheme } from './shell/theme.ts';
import { keepAddress } from './store/address.ts';
import { openFirst } from './store/opening.ts';
import './styles/index.css';

followTheme();
keepAddress();
listenToKeys();
void openFirst(location.hash);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
