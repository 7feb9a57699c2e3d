import { useEffect, useId, useRef } from 'react';
import type { CompareAsk, ComparedMoment, ComparisonView } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { compare as text } from '../text/compare.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { nextRow, nothingChosen, readRow, type SideName, writeRow } from './args.ts';
import { Choice } from './Choice.tsx';
import { Moment } from './Moment.tsx';
import { RowList } from './RowList.tsx';
import { SideHead } from './SideHead.tsx';
import { rowText, Strip } from './Strip.tsx';
import { useAsk } from './use-ask.ts';
import { Words } from './Words.tsx';

const noArgs: StudyArgs = {};

/** Two runs of one scenario, side by side: of the one that is shown, or of one of the library. */
const CompareStudy = () => {
  const run = useApp(state => state.run.run);
  const args = useApp(state => state.study?.args ?? noArgs);
  // The same question is another one on another branch, or when a person did something else.
  const about = run && `${run.branch} ${run.end} ${run.title} ${run.switches.map(({ chosen }) => chosen).join()}`;
  const asked = useAsk(args);
  const found = useStudy(asked?.ok ? { kind: 'compare', ...asked.ask } : null, about);
  const last = useRef<ComparisonView | null>(null);
  if (found?.ok) last.current = found.found;
  if (asked && !asked.ok) return <Failed errors={[{ path: 'file', message: asked.message }]} />;
  if (!asked || !found) return <Waiting />;
  if (!found.ok) {
    return (
      <div className="flex min-h-full flex-col">
        {last.current && <Choice view={last.current} />}
        <Failed errors={found.errors} />
      </div>
    );
  }
  return <Shown view={found.found} ask={asked.ask} about={about} />;
};

/** What is wrong, and what to do about it. */
const Failed = ({ errors }: { readonly errors: Parameters<typeof Errors>[0]['errors'] }) => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const wordless = (side: SideName) => errors.some(({ path }) => path.startsWith(`${side}: `));
  const ofCommands = wordless('left') || wordless('right');
  return (
    <section aria-label={text.failed} className="max-w-190 px-4 py-4">
      <h3 className="pb-1 font-semibold text-t4">{text.failed}</h3>
      {ofCommands && <p className="pb-2 text-ink-2">{text.failedHint}</p>}
      <Errors errors={errors} />
      <div className="flex flex-wrap gap-2 pt-3">
        {ofCommands &&
          (['left', 'right'] as const)
            .filter(side => args.sender !== side && !wordless(side))
            .map(side => (
              <Button key={side} onClick={() => actions.setStudy({ sender: side })}>
                {text.useSender[side]}
              </Button>
            ))}
        <Button onClick={() => actions.setStudy(nothingChosen)}>{text.startOver}</Button>
      </div>
    </section>
  );
};

/** Where the arrows mean something of their own. */
const TYPING = 'input, textarea, select, [role=tab], [role=slider], [role=dialog], [role=radio], summary';

interface ShownProps {
  readonly view: ComparisonView;
  readonly ask: CompareAsk;
  readonly about: unknown;
}

const Shown = ({ view, ask, about }: ShownProps) => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const tab = args.tab === 'words' ? 'words' : 'steps';
  return (
    <div className="flex min-h-full flex-col @4xl:h-full">
      <Choice view={view} />
      <div className="min-h-0 flex-1">
        <Tabs
          label={text.tabsLabel}
          tabs={[
            { value: 'steps', text: text.tabs.steps },
            { value: 'words', text: view.words ? text.tabs.otherWords : text.tabs.words },
          ]}
          value={tab}
          onChange={value => actions.setStudy({ tab: value === 'words' ? value : undefined })}
        >
          {tab === 'words' ? (
            <Words ask={ask} about={about} titles={{ left: view.left.title, right: view.right.title }} />
          ) : (
            <Steps view={view} ask={ask} about={about} />
          )}
        </Tabs>
      </div>
    </div>
  );
};

const Steps = ({ view, ask, about }: ShownProps) => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const { rows, anchor } = view;
  const only = args.only !== undefined;
  const side: SideName = args.side === 'right' ? 'right' : 'left';
  const row = readRow(rows, args.at) ?? Math.max(0, anchor);
  const go = (to: number): void => {
    if (to !== row) actions.setStudy({ at: to === anchor ? undefined : writeRow(rows[to]) });
  };
  const steps = useRef(go);
  steps.current = go;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING)) return;
      const to = {
        ArrowRight: () => nextRow(rows, row, 1, only || event.shiftKey),
        ArrowLeft: () => nextRow(rows, row, -1, only || event.shiftKey),
        Home: () => 0,
        End: () => rows.length - 1,
      }[event.key];
      if (!to) return;
      event.preventDefault();
      steps.current(to());
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [rows, row, only]);
  const moment = useStudy(
    rows.length === 0
      ? null
      : { kind: 'compare-at', row, ...ask, ...(args.command !== undefined && { command: args.command }) },
    about,
  );
  // Until the answer for this row is there, the one before stays.
  const shown = useRef<{ readonly view: ComparisonView; readonly moment: ComparedMoment } | null>(null);
  if (moment?.ok && moment.found.row === row) shown.current = { view, moment: moment.found };
  const here = rows[row];
  if (rows.length === 0 || !here) return <p className="px-4 py-4 text-ink-2">{text.nothing}</p>;
  return (
    <div className="flex min-h-full flex-col @4xl:h-full">
      <div className="grid shrink-0 grid-cols-1 divide-y divide-hair border-hair border-b @3xl:grid-cols-2 @3xl:divide-x @3xl:divide-y-0">
        <SideHead name="left" view={view} at={here.leftAt} />
        <SideHead name="right" view={view} at={here.rightAt} />
      </div>
      {view.alike && <p className="shrink-0 border-hair border-b px-4 py-2 font-semibold">{text.alike}</p>}
      <Strip view={view} row={row} onRow={go} />
      <Walk view={view} row={row} only={only} onRow={go} />
      <p aria-live="polite" className="sr-only">
        {rowText(here)}
      </p>
      <div className="min-h-0 flex-1 @4xl:grid @4xl:grid-cols-[minmax(--spacing(85),30%)_minmax(0,1fr)]">
        <div className="grid h-64 border-hair border-b @4xl:h-full @4xl:min-h-0 @4xl:border-r @4xl:border-b-0">
          <RowList
            view={view}
            row={row}
            only={only}
            onRow={go}
            onOnly={on => actions.setStudy({ only: on ? '1' : undefined })}
          />
        </div>
        <div className="@container min-h-0 min-w-0 @4xl:overflow-y-auto">
          <div className="flex justify-center border-hair border-b p-2 @2xl:hidden">
            <Segmented
              label={text.side}
              options={(['left', 'right'] as const).map(value => ({ value, text: text.sides[value] }))}
              value={side}
              onChange={value => actions.setStudy({ side: value === 'right' ? value : undefined })}
            />
          </div>
          {shown.current ? <Moment {...shown.current} side={side} /> : <Waiting />}
        </div>
      </div>
    </div>
  );
};

interface WalkProps {
  readonly view: ComparisonView;
  readonly row: number;
  readonly only: boolean;
  readonly onRow: (row: number) => void;
}

/** On what the runs are aligned, and both of them at once, a row at a time. */
const Walk = ({ view, row, only, onRow }: WalkProps) => {
  const { rows, anchor, events, align } = view;
  const id = useId();
  const [back, forward] = [nextRow(rows, row, -1, only), nextRow(rows, row, 1, only)];
  const [before, next] = [nextRow(rows, row, -1, true), nextRow(rows, row, 1, true)];
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-hair border-b px-4 py-1.5">
      <label htmlFor={id} className="text-ink-2">
        {text.align}
      </label>
      <select
        id={id}
        value={align}
        onChange={({ target }) => actions.setStudy({ align: target.value, at: undefined, command: undefined })}
        className="h-7 min-w-0 max-w-full flex-1 rounded-1 border border-rule bg-surface px-1.5 sm:max-w-80"
      >
        {events.map(event => (
          <option key={event.value} value={event.value}>
            {event.text}
          </option>
        ))}
      </select>
      <Button disabled={row === anchor} onClick={() => onRow(anchor)}>
        {text.toAnchor}
      </Button>
      <span className="flex flex-wrap items-center gap-2 sm:ml-auto">
        <span className="whitespace-nowrap text-ink-2">{text.at(row + 1, rows.length)}</span>
        <IconButton icon="back" label={text.back} disabled={back === row} onClick={() => onRow(back)} />
        <IconButton icon="step" label={text.forward} disabled={forward === row} onClick={() => onRow(forward)} />
        <Button disabled={before === row} onClick={() => onRow(before)}>
          {text.before}
        </Button>
        <Button disabled={next === row} onClick={() => onRow(next)}>
          {text.next}
        </Button>
      </span>
    </div>
  );
};

export default CompareStudy;
