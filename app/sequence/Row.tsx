import { memo } from 'react';
import type { BracketView, SequenceRow } from '../../engine/view/parts/sequence.ts';
import { actions, useApp } from '../store/app-state.ts';
import { sequence as text } from '../text/sequence.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { drawn } from '../ui/scale.ts';
import { Drawing } from './Drawing.tsx';
import { type Lanes, ROW_HEIGHT, type When } from './lanes.ts';

interface Props {
  readonly step: number;
  /** Missing until the engine has sent it. */
  readonly row: SequenceRow | undefined;
  readonly lanes: Lanes;
  readonly brackets: readonly BracketView[];
  /** The first one that is drawn: there is always a row to reach with Tab. */
  readonly first: boolean;
}

/** A step as a message from lane to lane; a click goes there. */
export const Row = memo(function Row({ step, row, lanes, brackets, first }: Props) {
  const when = useApp(({ run: { run } }): When => {
    const now = run?.step ?? 0;
    return step === now ? 'here' : step < now ? 'past' : 'coming';
  });
  const hidden = useApp(({ run: { run } }) => {
    const now = run?.step ?? 0;
    return row?.hidden != null && step <= now && (row.hidden.until === null || now < row.hidden.until);
  });
  const selected = useApp(state => state.selection.step === step);
  const here = when === 'here';
  return (
    <tr
      data-row={step}
      data-when={when}
      data-selected={selected}
      aria-rowindex={step + 1}
      aria-current={here ? 'step' : undefined}
      onClick={() => actions.seek(step)}
      style={{ height: drawn(ROW_HEIGHT) }}
      className="sequence-row group cursor-pointer whitespace-nowrap"
    >
      <td className="sequence-number sticky left-0 z-[5] p-0">
        <button
          type="button"
          data-step={step}
          tabIndex={here || first ? 0 : -1}
          aria-label={text.row(step, row?.sentence ?? text.waiting)}
          className="flex h-7 w-full items-center gap-1 pl-2 text-left font-mono focus-visible:-outline-offset-2"
        >
          {step}
          {row?.refused && <RoleGlyph role="fault" />}
        </button>
      </td>
      <td className="p-0">
        {row ? (
          <>
            <span className="sr-only">
              {row.messages
                .map(({ kind, label, from, to }) =>
                  text.message(text.kinds[kind], label, lanes.titleOf(from), lanes.titleOf(to)),
                )
                .concat(
                  brackets.flatMap(({ id, title, from, to }) =>
                    from === step || to === step ? text.bracket(id, title, from, to) : [],
                  ),
                )
                .join('; ')}
            </span>
            <Drawing row={row} lanes={lanes} brackets={brackets} when={when} hidden={hidden} />
          </>
        ) : (
          <span className="text-ink-3">…</span>
        )}
      </td>
      <td className="max-w-0 overflow-hidden p-0 pr-3">
        <span className="sr-only">
          {text[when]}
          {hidden && `, ${text.hidden}`}
          {row?.refused && `, ${text.refused}`}
        </span>
        {row && lanes.words > 0 && (
          <span title={row.sentence} className="block truncate pl-2">
            <span className="text-ink-3">{text.kinds[row.messages[0]!.kind]}</span> {row.sentence}
          </span>
        )}
      </td>
    </tr>
  );
});
