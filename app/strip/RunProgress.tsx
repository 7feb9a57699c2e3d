import { useApp } from '../store/app-state.ts';
import { strip as text } from '../text/time.ts';

/** How far a run that takes time has come, and how long it will take. */
const RunProgress = () => {
  const progress = useApp(state => state.play.progress);
  if (!progress) return null;
  const { part, left } = progress;
  return (
    <p className="flex min-w-0 shrink items-center gap-2 whitespace-nowrap pl-3 text-ink-2">
      <progress
        aria-label={text.progress}
        max={1}
        {...(part !== null && { value: part })}
        className="h-1.5 w-24 min-w-8 shrink appearance-none overflow-hidden rounded-full border border-edge bg-surface [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-ink"
      />
      <span className="truncate font-mono @max-[33.75rem]/strip:hidden">{text.left(part, left)}</span>
    </p>
  );
};

export default RunProgress;
