import { useApp } from '../store/app-state.ts';
import { clauses as text } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What the scenario expects at its end, judged when the run is finished. */
export const Verdicts = () => {
  const verdicts = useApp(state => state.run.run?.verdicts);
  if (!verdicts || verdicts.length === 0) return null;
  const judged = verdicts.every(verdict => verdict.held !== null);
  const held = verdicts.filter(verdict => verdict.held).length;
  const failed = held < verdicts.length;
  return (
    <details aria-label={text.verdicts} className="group border-hair border-b px-4 py-2 last:border-b-0">
      <summary className="flex min-h-6 items-center gap-1.5 font-semibold">
        {judged && <RoleGlyph role={failed ? 'fault' : 'ok'} />}
        {judged ? text.held(held, verdicts.length) : text.verdicts}
        <Icon name="right" className="ml-auto text-ink-3 group-open:rotate-90" />
      </summary>
      <ul className="flex flex-col gap-1 pt-1">
        {verdicts.map(({ text: words, held, got }) => (
          <li key={words} className="grid grid-cols-[--spacing(3.5)_minmax(0,1fr)_auto] items-baseline gap-x-1">
            {held === null ? <span aria-hidden>·</span> : <RoleGlyph role={held ? 'ok' : 'fault'} />}
            <span>{words}</span>
            <span className="text-ink-3">
              {held === null ? text.verdict.open : held ? text.verdict.held : text.verdict.failed}
            </span>
            {held === false && <span className="col-start-2 text-fault">{got}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
};
