import type { ReactNode } from 'react';
import type { MessageKind, MessageView } from '../../engine/view/parts/sequence.ts';
import type { Side } from '../../engine/view/parts/values.ts';
import type { Lanes } from './lanes.ts';

interface Props {
  readonly message: MessageView;
  readonly lanes: Lanes;
  readonly y: number;
  /** Whether its words stand above it. */
  readonly said: boolean;
  readonly refused: boolean;
  readonly side: Side;
}

/** What stands at the end of the line; drawn to the right, the tip at 0, 0. */
const heads: Readonly<Record<Exclude<MessageKind, 'work'>, ReactNode>> = {
  order: <path d="M-8 -4 0 0-8 4" className="sequence-open" />,
  store: <path d="M0 0-9 -4.5V4.5Z" />,
  load: <path d="M-8 -4.5 0 0-8 4.5" className="sequence-open" />,
  notification: <path d="M0 0-7 -4.5V4.5ZM-6 0-13 -4.5V4.5Z" />,
  interrupt: <path d="M0 0-9 -4.5V4.5Z" />,
  'register-write': <path d="M-8 -4H0V4H-8Z" />,
  'register-read': <path d="M-8 -4 0 0-8 4" className="sequence-open" />,
  effect: <path d="M0 0-6 -5-12 0-6 5Z" />,
};

/** What stands where it begins. */
const tails: Readonly<Partial<Record<MessageKind, ReactNode>>> = {
  load: <circle r="2.5" className="sequence-open" />,
  'register-read': <path d="M0 -3.5H7V3.5H0Z" className="sequence-open" />,
};

const ZIG = 7;

/** The line of an interrupt is a bolt, that of a notification is double, so that no colour has to tell them apart. */
const lineOf = (kind: MessageKind, length: number): string => {
  if (kind === 'notification') return `M0 -1.5H${length - 6}M0 1.5H${length - 6}`;
  if (kind !== 'interrupt') return `M0 0H${length}`;
  const count = Math.max(1, Math.floor((length - 12) / ZIG));
  const zigs = Array.from({ length: count }, (_, k) => `L${(k + 0.5) * ZIG} ${k % 2 === 0 ? -3 : 3}`).join('');
  return `M0 0${zigs}L${length - 8} 0`;
};

/** A message as a line from lane to lane; work of one's own as a box on the lane. */
export const Arrow = ({ message: { kind, from, to, label }, lanes, y, said, refused, side }: Props) => {
  const start = lanes.x(from);
  if (kind === 'work') {
    return (
      <g data-side={side} data-refused={refused} className="sequence-message">
        <rect x={start - 4} y={y - 7} width={8} height={12} rx={2} className="sequence-box" />
        <Words x={start + 9} y={y + 3} text={label} lanes={lanes} anchor="start" />
      </g>
    );
  }
  const end = lanes.x(to);
  const length = Math.abs(end - start);
  return (
    <g data-side={side} data-kind={kind} data-refused={refused} className="sequence-message">
      <g transform={`translate(${start} ${y})${end < start ? ' scale(-1 1)' : ''}`}>
        <path d={lineOf(kind, length)} className="sequence-line" />
        {tails[kind]}
        <g transform={`translate(${length})`}>{heads[kind]}</g>
      </g>
      {said && <Words x={(start + end) / 2} y={y - 8} text={label} lanes={lanes} anchor="middle" />}
    </g>
  );
};

interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly lanes: Lanes;
  readonly anchor: 'start' | 'middle';
}

const LETTER = 5.9;

/** Words at a place, or as near to it as keeps them between the edges. */
const Words = ({ x, y, text, lanes: { width }, anchor }: WordsProps) => {
  const room = text.length * LETTER;
  const left = anchor === 'start' ? x : x - room / 2;
  const from = Math.max(2, Math.min(left, width - room - 2));
  return (
    <text x={from + room / 2} y={y} textAnchor="middle" className="sequence-words">
      {text}
    </text>
  );
};
