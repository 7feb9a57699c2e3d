import type { ComparedSide, ComparisonView } from '../../engine/protocol/messages.ts';
import { compare as text } from '../text/compare.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { SideName } from './args.ts';
import { openRun } from './open-run.ts';
import { SideLetter } from './SideMark.tsx';

/** More than so many readings are named by their short names only. */
const FEW = 1;

interface Props {
  readonly name: SideName;
  readonly view: ComparisonView;
  /** Steps that this side has made. */
  readonly at: number;
}

/** What one side is: its text, whose driver it has, and how it came out. */
export const SideHead = ({ name, view, at }: Props) => {
  const side = view[name];
  const { title, chips, leftOut, added, stopped, steps, digest } = side;
  return (
    <section aria-label={text.sides[name]} className="min-w-0 px-4 py-2">
      <div className="flex items-start gap-2">
        <span className="pt-0.5">
          <SideLetter side={name} />
        </span>
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold text-t3">
            {text.sides[name]}: {title}
          </h3>
          <p className="flex flex-wrap items-baseline gap-x-3 text-ink-2">
            <Parties name={name} sender={view.sender} />
            <span className="font-mono text-ink-3">{text.facts(steps, digest)}</span>
          </p>
          <Chips chips={chips} />
        </div>
        <Button aria-label={text.openAt(text.sides[name], at)} onClick={() => void openRun(side, at)}>
          {text.open}
        </Button>
      </div>
      {leftOut.length > 0 && <p className="pt-1 text-ink-2">{text.leftOut(leftOut.join(', '))}</p>}
      {added.length > 0 && <p className="pt-1 text-ink-2">{text.added(added.join(', '))}</p>}
      {stopped !== null && (
        <p className="flex items-baseline gap-1.5 pt-1 text-fault">
          <RoleGlyph role="fault" /> {text.stopped(stopped)}
        </p>
      )}
    </section>
  );
};

/** By which text the driver writes, and by which the device reads. */
const Parties = ({ name, sender }: { readonly name: SideName; readonly sender: ComparisonView['sender'] }) => {
  if (sender === 'each' || sender === name) {
    return (
      <span className="flex items-baseline gap-1.5">
        <RoleGlyph role="driver" /> <RoleGlyph role="device" /> {text.parties.own}
      </span>
    );
  }
  return (
    <>
      <span className="flex items-baseline gap-1.5">
        <RoleGlyph role="driver" /> {text.parties.driver(text.sides[sender])}
      </span>
      <span className="flex items-baseline gap-1.5">
        <RoleGlyph role="device" /> {text.parties.device}
      </span>
    </>
  );
};

const Chips = ({ chips }: { readonly chips: ComparedSide['chips'] }) =>
  chips.length > 0 && (
    <ul className="flex flex-wrap gap-1 pt-1">
      {chips.map(({ id, title, text: reading }) => (
        <li key={id} title={`${title}: ${reading}`} className="max-w-full rounded-1 border border-edge px-1 text-ink-2">
          <b className="font-mono font-semibold text-ink">{id}</b>
          {chips.length <= FEW ? ` ${reading}` : <span className="sr-only"> {reading}</span>}
        </li>
      ))}
    </ul>
  );
