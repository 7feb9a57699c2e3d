import { lazy, Suspense } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { isAtEnd } from '../store/position.ts';
import { large } from '../text/catalogue.ts';
import { strip as text } from '../text/time.ts';

const ProofMark = lazy(() => import('../proof/ProofMark.tsx'));

/** Step n of m and the digest of the world there; until the end is known, of so many so far. */
export const Position = () => {
  const proof = useApp(({ proof }) => proof !== null);
  const [step, end, known, digest] = useApp(
    useShallow(state => {
      const { step = 0, end = 0, digest = '' } = state.run.run ?? {};
      return [step, end, step < end || isAtEnd(state), digest] as const;
    }),
  );
  return (
    <p className="shrink-0 whitespace-nowrap pl-2 font-mono text-ink-2">
      <span className="sr-only">{text.position}: </span>
      <span className="hidden @[26.25rem]/strip:inline">{text.at} </span>
      <b className="font-semibold text-ink">{large(step)}</b> {text.of(end, known)}
      <span title={text.digestHint} className="ml-3 hidden text-ink-3 text-t1 @[62.5rem]/strip:inline">
        {text.digest} {digest.slice(0, 8)}
        <span className="sr-only">{digest.slice(8)}</span>
      </span>
      <Suspense>{proof && <ProofMark />}</Suspense>
    </p>
  );
};
