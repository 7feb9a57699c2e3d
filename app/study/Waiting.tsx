import { study as text } from '../text/study.ts';

export const Waiting = () => (
  <p role="status" className="px-4 py-3 text-ink-3">
    {text.waiting}
  </p>
);
