import { useEffect } from 'react';
import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';

/** The title of the scenario is that of the page. */
export const useTitle = (): void => {
  const title = useApp(state => state.lesson?.view.title ?? state.title ?? state.run.run?.title);
  useEffect(() => {
    document.title = title ? `${title} · ${labels.brand}` : labels.brand;
  }, [title]);
};
