import { Desktop } from './shell/Desktop.tsx';
import { useApp } from './store/app-state.ts';

export const App = () => {
  const open = useApp(state => state.run.run !== undefined);
  return <div className="flex h-full flex-col">{open && <Desktop />}</div>;
};
