import type { BracketView, MessageView, SequenceRow } from '../../engine/view/parts/sequence.ts';
import { sequence as text } from '../text/sequence.ts';
import { drawn } from '../ui/scale.ts';
import { Arrow } from './Arrow.tsx';
import { type Lanes, ROW_HEIGHT, type When } from './lanes.ts';

interface Props {
  readonly row: SequenceRow;
  readonly lanes: Lanes;
  readonly brackets: readonly BracketView[];
  readonly when: When;
  readonly hidden: boolean;
}

/** The line that messages run along, and how far below it others do that would lie over them. */
const LINE = 20;
const BESIDE = 5;

const overlap = (a: MessageView, b: MessageView, { x }: Lanes): boolean => {
  const [from, to] = [Math.min(x(a.from), x(a.to)), Math.max(x(a.from), x(a.to))];
  const [otherFrom, otherTo] = [Math.min(x(b.from), x(b.to)), Math.max(x(b.from), x(b.to))];
  return from < otherTo && otherFrom < to;
};

/** Everything of a row that is a shape: lanes, brackets, messages. Read aloud are the words beside it. */
export const Drawing = ({ row, lanes, brackets, when, hidden }: Props) => {
  const { step, messages } = row;
  const [main] = messages;
  if (!main) return null;
  const ends = [lanes.x(main.from), lanes.x(main.to)].sort((a, b) => a - b);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${lanes.width} ${ROW_HEIGHT}`}
      style={{ width: drawn(lanes.width), height: drawn(ROW_HEIGHT) }}
      className="block overflow-visible"
    >
      {lanes.all.map(({ id, side, since }) => (
        <line
          key={id}
          x1={lanes.x(id)}
          x2={lanes.x(id)}
          y2={ROW_HEIGHT}
          data-side={side}
          data-coming={when === 'coming' || since > step}
          className="sequence-lane"
        />
      ))}
      {brackets.map(each => (
        <Bracket key={`${each.owner} ${each.id} ${each.lane}`} step={step} bracket={each} x={lanes.x(each.lane)} />
      ))}
      {hidden && main.from !== main.to && (
        <rect
          x={ends[0]}
          width={(ends[1] ?? 0) - (ends[0] ?? 0)}
          y={3}
          height={ROW_HEIGHT - 6}
          fill="url(#sequence-hatch)"
          className="sequence-hidden"
        />
      )}
      {messages.map((each, k) => (
        <Arrow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row's messages never change.
          key={k}
          message={each}
          lanes={lanes}
          y={LINE + (messages.slice(0, k).some(other => overlap(each, other, lanes)) ? BESIDE : 0)}
          said={k === 0 || !messages.slice(0, k).some(other => overlap(each, other, lanes))}
          refused={row.refused}
          side={row.side}
        />
      ))}
    </svg>
  );
};

interface BracketProps {
  readonly step: number;
  readonly bracket: BracketView;
  readonly x: number;
}

const OFF = 6;
const APART = 5;

/** What of a command's bracket falls into a row: its upper end, its lower end, or the line between them. */
const Bracket = ({ step, bracket: { id, title, lane, from, to, place }, x }: BracketProps) => {
  if (step < from || (to !== null && step > to)) return null;
  const away = lane.startsWith('driver') ? -1 : 1;
  const at = x + away * (OFF + APART * Math.min(place, 4));
  const top = step === from ? LINE : 0;
  const bottom = step === to ? LINE : ROW_HEIGHT;
  const foot = (y: number): string => `M${at} ${y}H${at - away * 4}`;
  return (
    <path
      d={`M${at} ${top}V${bottom}${step === from ? foot(top) : ''}${step === to ? foot(bottom) : ''}`}
      data-side={away < 0 ? 'driver' : 'device'}
      className="sequence-bracket"
    >
      <title>{text.bracket(id, title, from, to)}</title>
    </path>
  );
};
