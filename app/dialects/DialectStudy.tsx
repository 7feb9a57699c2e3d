import { useMemo } from 'react';
import type { Studies } from '../../engine/protocol/messages.ts';
import { inputClass, selectClass } from '../command/input-classes.ts';
import { Errors } from '../failure/Errors.tsx';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { dialects as text } from '../text/dialects.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Tick } from '../ui/Tick.tsx';
import { DiffTable } from './DiffTable.tsx';

type DiffRow = Studies['dialects']['found']['rows'][number];
type Verdict = DiffRow['verdict'];

const none: StudyArgs = {};
const verdicts: readonly Verdict[] = ['collides', 'differs', 'left', 'right', 'same'];

/** Every word of a row, for the filter. */
const wordsOf = ({ kind, key, verdict, left, right }: DiffRow): string =>
  [text.kinds[kind], key, text.verdicts[verdict], left?.name, left?.text, right?.name, right?.text]
    .join(' ')
    .toLowerCase();

/** Two versions of the text as one table. */
const DialectStudy = () => {
  const args = useApp(state => state.study?.args ?? none);
  const own = useApp(state => state.run.run?.dialect.id);
  const first = useStudy(own === undefined ? null : { kind: 'dialects', left: own, right: own });
  // Without anything chosen: the version of the run beside the newest one, or the other way round.
  const all = first?.ok ? first.found.dialects : [];
  const left = args.left ?? own ?? '';
  const right = args.right ?? all.findLast(({ id }) => id !== left)?.id ?? '';
  const found = useStudy(left === '' || right === '' ? null : { kind: 'dialects', left, right });
  const words = (args.text ?? '').trim().toLowerCase();
  const only = args.only !== undefined;
  const rows = found?.ok ? found.found.rows : null;
  const shown = useMemo(
    () =>
      (rows ?? []).filter(
        row =>
          (!only || row.verdict !== 'same') &&
          (words === '' || words.split(/\s+/).every(word => wordsOf(row).includes(word))),
      ),
    [rows, only, words],
  );
  if (found && !found.ok) return <Errors errors={found.errors} />;
  if (!rows) return <Waiting />;
  const title = (id: string) => all.find(each => each.id === id)?.title ?? id;
  const side = (name: 'left' | 'right', value: string) => (
    <Choice label={text[name]}>
      <select
        value={value}
        onChange={event => actions.setStudy({ left, right, [name]: event.target.value })}
        className={selectClass}
      >
        {all.map(each => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </select>
    </Choice>
  );
  return (
    <div className="px-4 py-3">
      <form
        aria-label={text.ask}
        onSubmit={event => event.preventDefault()}
        className="flex flex-wrap items-end gap-3 pb-3"
      >
        {side('left', left)}
        <Button onClick={() => actions.setStudy({ left: right, right: left })} className="h-6">
          {text.swap}
        </Button>
        {side('right', right)}
        <Choice label={text.filter}>
          <input
            type="search"
            value={args.text ?? ''}
            spellCheck={false}
            onChange={event => actions.setStudy({ text: event.target.value })}
            className={`${inputClass} w-48`}
          />
        </Choice>
        <Tick checked={only} onChange={on => actions.setStudy({ only: on ? '1' : undefined })}>
          {text.only}
        </Tick>
        <p role="status" className="ml-auto flex h-6 items-center text-ink-2">
          {text.count(shown.length, rows.length)}
        </p>
      </form>
      <Counts rows={rows} />
      {left === right && <p className="pb-2 text-ink-2">{text.same}</p>}
      {shown.length > 0 ? (
        <DiffTable rows={shown} left={title(left)} right={title(right)} />
      ) : (
        <p className="text-ink-3">{text.nothing}</p>
      )}
    </div>
  );
};

/** How many entries there are of each verdict; a press filters. */
const Counts = ({ rows }: { readonly rows: readonly DiffRow[] }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-3 text-ink-2">
    {verdicts.map(verdict => (
      <li key={verdict} title={text.about[verdict]}>
        <b className="font-mono font-semibold text-ink">{rows.filter(row => row.verdict === verdict).length}</b>{' '}
        {text.verdicts[verdict]}
        <span className="text-ink-3">: {text.about[verdict]}</span>
      </li>
    ))}
  </ul>
);

export default DialectStudy;
