import { useApp } from '../store/app-state.ts';
import { sequence as text } from '../text/sequence.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { drawn } from '../ui/scale.ts';
import type { Lanes } from './lanes.ts';

interface Props {
  readonly lanes: Lanes;
  readonly height: number;
}

/** The names of the lanes, which stay in sight. */
export const Heads = ({ lanes, height }: Props) => {
  const step = useApp(({ run: { run } }) => run?.step ?? 0);
  return (
    <thead>
      <tr style={{ height: drawn(height) }}>
        <th scope="col" className="sticky top-0 left-0 z-20 border-hair border-b bg-surface p-0">
          <span className="sr-only">{text.columns.step}</span>
        </th>
        <th scope="col" className="sticky top-0 z-10 border-hair border-b bg-surface p-0">
          <span className="sr-only">
            {text.columns.message}. {text.lanes(lanes.all.map(({ id }) => lanes.titleOf(id)))}
          </span>
          <span aria-hidden className="flex">
            {lanes.all.map(({ id, side, name, part, since }) => (
              <span
                key={id}
                title={id}
                style={{ width: drawn(lanes.pitch) }}
                data-coming={since > step}
                className="flex flex-col items-center overflow-hidden whitespace-nowrap font-normal text-t1 leading-3.5 data-[coming=true]:text-ink-3"
              >
                <span className="flex h-4 items-center">
                  {side === 'memory' ? (
                    <i className="size-2.5 border border-ink-2 border-dashed" />
                  ) : (
                    <RoleGlyph role={side} hollow={since > step} />
                  )}
                </span>
                <b className="font-semibold">{name}</b>
                <span>{part}</span>
              </span>
            ))}
          </span>
        </th>
        <th
          scope="col"
          className="sticky top-0 z-10 border-hair border-b bg-surface p-0 text-left font-normal text-ink-3 text-t1"
        >
          <span className={lanes.words > 0 ? '' : 'sr-only'}>{text.columns.what}</span>
        </th>
      </tr>
    </thead>
  );
};
