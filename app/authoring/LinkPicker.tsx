import { type RefObject, useId, useState } from 'react';
import { inputClass } from '../command/input-classes.ts';
import { useAround } from '../draft/draft-context.ts';
import { useApp } from '../store/app-state.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { authoring as text } from '../text/authoring.ts';
import { Popup } from '../ui/Popup.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { selectedTarget, type Target, type TargetKind, targetKinds } from './targets.ts';
import { usePageScenario } from './use-lesson-around.ts';

interface Props {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  /** Words that will lead there; undefined: none are needed. */
  readonly words?: string;
  readonly onChoose: (target: Target, words: string) => void;
  readonly onClose: () => void;
}

interface Row {
  readonly target: string;
  readonly text: string;
}

/** Rows that are shown at once. */
const FEW = 60;
const nothing: readonly string[] = [];

/** Everything in the page's scenario that words can lead to. */
export const LinkPicker = ({ anchor, label, words, onChoose, onClose }: Props) => {
  const id = useId();
  const [kind, setKind] = useState<TargetKind>('step');
  const [find, setFind] = useState('');
  const [written, setWritten] = useState(words ?? '');
  const { functions, frame } = useAround();
  const { content } = usePageScenario();
  const selection = useApp(state => state.selection);
  const shown = useApp(state => state.run.run?.step ?? null);
  const found = useStudy(content === undefined ? null : { kind: 'draft-targets', scenario: content });
  const targets = found?.ok ? found.found : null;
  const fields = [...(frame?.names['ring-field'] ?? []).map(({ name }) => name), ...(targets?.fields ?? nothing)];
  const rows: Readonly<Record<TargetKind, readonly Row[]>> = {
    step: targets?.steps.map(({ step, text: sentence }) => ({ target: String(step), text: sentence })) ?? [],
    field: fields.map(target => ({ target, text: '' })),
    register: targets?.registers.map(target => ({ target, text: '' })) ?? [],
    clause: targets?.clauses.map(({ name, text: sentence }) => ({ target: name, text: sentence })) ?? [],
    device: functions.map(target => ({ target, text: '' })),
  };
  const wanted = find.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (row: Row): boolean => {
    const whole = `${row.target} ${row.text}`.toLowerCase();
    return wanted.every(word => whole.includes(word));
  };
  const fitting = rows[kind].filter(isWanted);
  const selected = selectedTarget(selection, fields);
  const choose = (target: Target): void => {
    onChoose(target, written);
    onClose();
  };
  const steps = targets?.steps.length ?? 0;
  return (
    <Popup anchor={anchor} label={label} onClose={onClose}>
      <div className="flex flex-col gap-2 border-hair border-b px-4 py-2.5">
        {words !== undefined && (
          <label className="grid grid-cols-[72px_minmax(0,1fr)] items-center gap-2">
            <span className="text-ink-2">{text.linkWords}</span>
            <input
              value={written}
              maxLength={120}
              onChange={({ target }) => setWritten(target.value)}
              className={`${inputClass} font-sans text-t2`}
            />
          </label>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={text.linkKind}
            options={targetKinds.map(value => ({ value, text: text.linkKinds[value] }))}
            value={kind}
            onChange={setKind}
          />
          <input
            id={id}
            type="search"
            aria-label={text.linkFind}
            placeholder={text.linkFind}
            value={find}
            onChange={({ target }) => setFind(target.value)}
            className={`${inputClass} min-w-24 flex-1 font-sans text-t2 placeholder:text-ink-3`}
          />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        {!found && <Waiting />}
        {selected ? (
          <Choice onClick={() => choose(selected)}>{text.linkSelected(`${selected.kind} ${selected.target}`)}</Choice>
        ) : (
          <p className="px-4 py-1 text-ink-3">{text.linkNothing}</p>
        )}
        {shown !== null && shown > 0 && shown <= steps && kind === 'step' && (
          <Choice onClick={() => choose({ kind: 'step', target: String(shown) })}>{text.linkShown(shown)}</Choice>
        )}
        <ul aria-label={text.linkKinds[kind]} className="border-hair border-t pt-1">
          {fitting.slice(0, FEW).map(row => (
            <li key={row.target}>
              <Choice onClick={() => choose({ kind, target: row.target })}>
                <b className="mr-2 font-mono font-semibold">{row.target}</b>
                <span lang={kind === 'clause' ? 'en' : undefined} className="text-ink-2">
                  {row.text}
                </span>
              </Choice>
            </li>
          ))}
        </ul>
        {found && fitting.length === 0 && <p className="px-4 py-1 text-ink-3">{text.linkNone}</p>}
        {fitting.length > FEW && <p className="px-4 py-1 text-ink-3">{text.linkMore(fitting.length - FEW)}</p>}
      </div>
    </Popup>
  );
};

const Choice = ({ onClick, children }: { readonly onClick: () => void; readonly children: React.ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="block min-h-7 w-full break-words px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
  >
    {children}
  </button>
);
