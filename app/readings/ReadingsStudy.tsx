import type { SwitchRun } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { everyReading as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { SwitchTable } from './SwitchTable.tsx';

/** The scenario that is shown under every reading of every switch. */
const ReadingsStudy = () => {
  const run = useApp(state => state.run.run);
  // The same scenario after another reading was chosen, or on another branch, is another question.
  const about = run && `${run.branch} ${run.end} ${run.switches.map(({ chosen }) => chosen).join()}`;
  const only = useApp(state => state.study?.args.switch);
  const found = useStudy({ kind: 'readings', ...(only !== undefined && { switch: only }) }, about);
  if (!found) return <Waiting />;
  if (!found.ok) return <Errors errors={found.errors} />;
  const parting = found.found.filter(({ alike }) => !alike);
  return (
    <div className="mx-auto max-w-275 px-4 py-3">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 pb-2">
        <p className="flex-1 font-semibold text-t3">{text.summary(parting.length, found.found.length)}</p>
        {only !== undefined && <Button onClick={() => actions.setStudy({ switch: undefined })}>{text.every}</Button>}
      </div>
      <section aria-label={text.parting} className="flex flex-col gap-4">
        {parting.map(each => (
          <SwitchTable key={each.id} item={each} />
        ))}
      </section>
      <Alike all={found.found.filter(({ alike }) => alike)} />
    </div>
  );
};

const Alike = ({ all }: { readonly all: readonly SwitchRun[] }) =>
  all.length > 0 && (
    <section aria-label={text.alike} className="mt-5 border-hair border-t pt-3">
      <h3 className="pb-1 font-semibold">{text.alike}</h3>
      <ul className="grid grid-cols-1 gap-x-6 text-ink-2 @2xl:grid-cols-2">
        {all.map(({ id, title, runs }) => (
          <li key={id} className="flex gap-2 py-0.5">
            <span className="min-w-0 flex-1">{title}</span>
            <span className="text-ink-3">{runs.length}</span>
          </li>
        ))}
      </ul>
    </section>
  );

export default ReadingsStudy;
