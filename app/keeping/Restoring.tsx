import { actions } from '../store/app-state.ts';
import RunProgress from '../strip/RunProgress.tsx';
import { keeping } from '../text/keeping.ts';
import { strip } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';

/** A run that comes back, and takes its time. */
const Restoring = () => (
  <section aria-label={keeping.restoring} className="flex max-w-120 flex-col gap-3 p-4 text-ink-2">
    <h1 className="font-semibold text-ink text-t3">{keeping.restoring}</h1>
    <div className="@container/strip flex h-8 items-center justify-between gap-3 [&>p]:pl-0">
      <RunProgress />
      <Button icon="stop" onClick={actions.stop}>
        {strip.stop}
      </Button>
    </div>
    <p>{keeping.whenStopped}</p>
  </section>
);

export default Restoring;
