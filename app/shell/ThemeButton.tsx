import { actions, useApp } from '../store/app-state.ts';
import { themes } from '../store/preferences-slice.ts';
import { labels } from '../text/labels.ts';
import { IconButton } from '../ui/Button.tsx';

/** System, light, dark, and around. */
export const ThemeButton = () => {
  const theme = useApp(state => state.preferences.theme);
  const following = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <IconButton icon={theme} label={labels.top.theme(theme)} onClick={() => actions.prefer({ theme: following })} />
  );
};
