import type { SwitchRun } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { everyReading as text } from '../text/study.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';

/** A switch: a row for each reading, a column for each command that does not end alike. */
export const SwitchTable = ({ item }: { readonly item: SwitchRun }) => {
  const { id, title, runs, parting } = item;
  const shown = useApp(state => state.run.run?.switches.find(each => each.id === id));
  const standard = runs.find(({ isDefault }) => isDefault);
  return (
    <section aria-label={title} className="border-hair border-t pt-2">
      <h3 className="flex items-baseline gap-2 pb-1 font-semibold">
        <span className="min-w-0 flex-1">{title}</span>
        {shown && (
          <span className="font-normal">
            <SourceTag source={shown.source} />
          </span>
        )}
      </h3>
      <div className="overflow-x-auto">
        <table aria-label={title} className="w-full border-collapse text-left">
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className="min-w-32 py-1 pr-4 font-normal @2xl:min-w-44">
                {text.reading}
              </th>
              {parting.map(({ owner, id: command }) => (
                <th key={`${owner} ${command}`} scope="col" className="min-w-40 py-1 pr-4 font-normal">
                  {text.command(owner, command)}
                </th>
              ))}
              <th scope="col" className="py-1 pr-4 text-right font-normal @max-2xl:hidden">
                {text.steps}
              </th>
              <th scope="col" className="py-1 pr-4 font-normal">
                {text.digest}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <Row
                key={run.reading}
                run={run}
                standard={standard}
                parting={parting}
                chosen={shown?.chosen === run.reading}
                onCompare={() =>
                  actions.openStudy('compare', {
                    left: `${id}=${standard?.reading ?? run.reading}`,
                    right: `${id}=${run.reading}`,
                  })
                }
                onPlay={() => void actions.chooseReading(id, run.reading).then(leaveReadings)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {parting.length === 0 && <p className="pt-1 text-ink-3">{text.other}</p>}
    </section>
  );
};

/** To the run, unless somebody has gone to another study meanwhile. */
const leaveReadings = (): void => {
  if (useApp.getState().study?.name === 'readings') actions.closeStudy();
};

type Run = SwitchRun['runs'][number];

interface RowProps {
  readonly run: Run;
  readonly standard: Run | undefined;
  readonly parting: SwitchRun['parting'];
  readonly chosen: boolean;
  readonly onPlay: () => void;
  readonly onCompare: () => void;
}

const endOf = (run: Run | undefined, { owner, id }: SwitchRun['parting'][number]) =>
  run?.ends.find(each => each.owner === owner && each.id === id);

const Row = ({ run, standard, parting, chosen, onPlay, onCompare }: RowProps) => (
  <tr data-chosen={chosen} className="border-hair border-t align-top data-[chosen=true]:bg-ink/5">
    <th scope="row" className="py-1.5 pr-4 font-normal">
      {run.text}{' '}
      <span className="whitespace-nowrap text-ink-3 text-t1">
        {[run.isDefault && text.isDefault, chosen && text.chosen].filter(Boolean).join(', ')}
      </span>
    </th>
    {parting.map(each => {
      const end = endOf(run, each);
      const before = endOf(standard, each);
      const same = !run.isDefault && JSON.stringify(end) === JSON.stringify(before);
      return (
        <td key={`${each.owner} ${each.id}`} className="py-1.5 pr-4">
          {same ? <span className="text-ink-3">{text.same}</span> : <End end={end} differs={!run.isDefault} />}
        </td>
      );
    })}
    <td className="py-1.5 pr-4 text-right font-mono @max-2xl:hidden">{run.steps}</td>
    <td
      data-differs={run.alikeBy !== standard?.alikeBy}
      className="py-1.5 pr-4 font-mono text-ink-2 data-[differs=true]:text-changed data-[differs=true]:underline"
    >
      {run.digest.slice(0, 8)}
    </td>
    <td className="w-0 py-1 text-right">
      <span className="inline-flex flex-col items-stretch gap-1.5 @2xl:flex-row">
        {!run.isDefault && (
          <Button onClick={onCompare} aria-label={text.compareWith(run.text)}>
            {text.compare}
          </Button>
        )}
        {!chosen && (
          <Button onClick={onPlay} aria-label={text.play(run.text)}>
            {text.playThis}
          </Button>
        )}
      </span>
    </td>
  </tr>
);

const End = ({ end, differs }: { readonly end: Run['ends'][number] | undefined; readonly differs: boolean }) => (
  <span className="flex items-baseline gap-1.5">
    {differs && <RoleGlyph role="changed" />}
    <span className="min-w-0">
      <b className="break-words font-mono font-semibold">{end ? (end.name ?? text.noAnswer) : text.never}</b>
      {end && end.usedLength !== null && <span className="text-ink-2">, {text.used(end.usedLength)}</span>}
      {end && end.fields !== '' && <span className="block break-words font-mono text-ink-3 text-t1">{end.fields}</span>}
    </span>
  </span>
);
