import { motionOff, onReducedMotion } from '../store/motion.ts';
import { useStore } from '../store/store.ts';
import { readScale } from '../ui/scale.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts the chosen theme and motion on the page, where the tokens read them. */
const apply = (): void => {
  const { presenting, preferences } = useStore.getState();
  const theme = presenting ? 'projector' : preferences.theme;
  const { dataset } = document.documentElement;
  dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  dataset.motion = motionOff() ? 'off' : 'on';
  readScale();
};

export const followTheme = (): void => {
  apply();
  dark.addEventListener('change', apply);
  addEventListener('resize', readScale);
  onReducedMotion(apply);
  useStore.subscribe((state, before) => {
    if (state.preferences !== before.preferences || state.presenting !== before.presenting) apply();
  });
};
