import { ViewportPortal } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { JUDGED } from '../motion/movement.ts';
import { useFraction } from '../motion/use-fraction.ts';
import { useApp } from '../store/app-state.ts';
import { picture as text } from '../text/picture.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { Placed, Wire } from './placed.ts';
import { FRAME_FOOT } from './sizes.ts';

interface Props {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
}

/** How a command is judged, at the foot of the owner: the check that decides, and the name of a refusal. */
export const Verdict = ({ nodes, wires }: Props) => (
  <ViewportPortal>
    <Check nodes={nodes} wires={wires} />
    <Refusal wires={wires} />
  </ViewportPortal>
);

const NARROW_FOOT = 3;
/** Room that the words of an effect take beside it. */
const EFFECT = 112;
/** Width of a letter of a refusal. */
const LETTER = 6.8;

/** The check that decides lights up with its clause, before the command takes effect. */
const Check = ({ nodes, wires }: Props) => {
  const check = useApp(state => state.run.moment?.check ?? null);
  const hidden = useApp(state => state.run.command?.unknown?.includes('checks'));
  const refusal = useApp(state => (check?.passed === false ? (state.run.command?.outcome?.name ?? '') : ''));
  const element = useRef<HTMLParagraphElement>(null);
  const light = useCallback((fraction: number) => {
    if (element.current) element.current.style.opacity = fraction < JUDGED ? '0.15' : '1';
  }, []);
  useFraction(light);
  const place = check && nodes.find(each => each.kind === 'owner' && each.device === check.owner);
  if (!place) return null;
  // Where there is no line to members, nothing stands beside it, and there is less room below.
  const alone = !wires.some(each => each.kind === 'effect' && each.owner === check.owner);
  const taken = alone ? 0 : refusal === '' ? EFFECT : refusal.length * LETTER + 26;
  const below = alone ? NARROW_FOOT : FRAME_FOOT;
  return (
    <p
      ref={element}
      title={check.why}
      data-passed={check.passed}
      data-unknown={hidden}
      style={{ left: place.x, top: place.y + place.height + below, maxWidth: Math.max(72, place.width - taken) }}
      className="-translate-y-1/2 absolute z-10 flex items-center gap-1 overflow-hidden whitespace-nowrap rounded-1 border border-ok bg-raised px-1 font-mono text-t1 leading-3.5 data-[passed=false]:border-fault"
    >
      <RoleGlyph role={check.passed ? 'ok' : 'fault'} />
      <span className="sr-only">{text.decides(check.passed)}</span>
      <b className="font-semibold">{check.check}</b>
      {/* Beside the name of a refusal there is no room; the sentence of the step has the clause as well. */}
      {(check.passed || alone) && <ClauseLink id={check.clause} />}
    </p>
  );
};

/** A step that refuses a command says so where the words of an effect would stand. */
const Refusal = ({ wires }: Pick<Props, 'wires'>) => {
  const refused = useApp(state => !!state.run.moment?.refused);
  const command = useApp(state => (state.run.command?.outcome?.ok === false ? state.run.command : null));
  const wire = command && refused && wires.find(each => each.kind === 'effect' && each.owner === command.owner);
  if (!wire) return null;
  const { at } = wire.tag;
  return (
    <p
      style={{ left: at.x, top: at.y }}
      className="-translate-x-full -translate-y-1/2 absolute z-10 flex items-center gap-1 whitespace-nowrap rounded-1 border border-fault bg-raised px-1 font-mono text-fault text-t1 leading-3.5"
    >
      <RoleGlyph role="fault" /> {command.outcome?.name}
    </p>
  );
};
