import { useApp } from '../store/app-state.ts';
import { clauses as text } from '../text/labels.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What the scenario expects at its end, judged when the run is finished. */
export const Verdicts = () => {
  const verdicts = useApp(state => state.run.run?.verdicts);
  if (!verdicts || verdicts.length === 0) return null;
  return (
    <section aria-label={text.verdicts} className="border-hair border-b px-4 py-2">
      <h3 className="py-1 font-semibold">{text.verdicts}</h3>
      <ul className="flex flex-col gap-1">
        {verdicts.map(({ text: words, held, got }) => (
          <li key={words} className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-baseline gap-x-1">
            {held === null ? <span aria-hidden>·</span> : <RoleGlyph role={held ? 'ok' : 'fault'} />}
            <span>{words}</span>
            <span className="text-ink-3">
              {held === null ? text.verdict.open : held ? text.verdict.held : text.verdict.failed}
            </span>
            {held === false && <span className="col-start-2 text-fault">{got}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};
