import { useEffect, useId, useRef } from 'react';
import type { Asked } from '../../engine/protocol/messages.ts';
import type { ActorId, DeviceId } from '../../engine/world/ids.ts';
import { parseActorId } from '../../engine/world/ids.ts';
import { useApp } from '../store/app-state.ts';
import { commitAnswer, draftAnswer } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { hasBit, isWhole, listIn, toggled, withBit } from './answer.ts';
import { NumeralInput } from './NumeralInput.tsx';

/** What is asked, and what was answered so far; null: nothing is asked. */
const useQuestion = (): { readonly asked: Asked; readonly draft: unknown } | null => {
  const asked = useApp(({ lesson }) => lesson?.scene?.asked ?? null);
  const draft = useApp(({ lesson }) => lesson?.draft);
  return asked && { asked, draft };
};

/** Brings the place where the answer will appear into view when the question opens. */
const useInView = <E extends HTMLElement>() => {
  const here = useRef<E>(null);
  // Newer browsers answer with a promise, which is no way to end an effect.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return here;
};

/** Enter commits, as in the panel; with `only` it does nothing else, so that nobody commits by pressing twice. */
const onEnter =
  (asked: Asked, draft: unknown, only = false) =>
  (event: { readonly key: string; preventDefault(): void }): void => {
    if (event.key !== 'Enter') return;
    const whole = isWhole(asked, draft);
    if (whole || only) event.preventDefault();
    if (whole) void commitAnswer();
  };

const PLACE = 'outline-2 outline-ink outline-dashed -outline-offset-1';

/** A number in the place where it will stand, with its bits by name where there is room. */
export const NumberHere = ({
  that,
  tight = false,
}: {
  readonly that: 'ring' | 'register';
  readonly tight?: boolean;
}) => {
  const id = useId();
  const here = useInView<HTMLSpanElement>();
  const found = useQuestion();
  if (!found || found.asked.that !== that) return null;
  const { asked, draft } = found;
  const bits = 'bits' in asked && !tight && asked.that === 'register' ? asked.bits : [];
  const name = asked.that === 'ring' ? asked.field : asked.that === 'register' ? asked.register : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is that of the field inside.
    <span
      ref={here}
      data-answer
      className="relative z-20 inline-block max-w-full font-sans"
      onKeyDown={onEnter(asked, draft)}
    >
      <NumeralInput
        id={id}
        value={draft}
        hex={'bits' in asked && asked.bits.length > 0}
        brief={tight}
        label={text.foretell(name)}
        onChange={next => draftAnswer(next ?? undefined)}
        className={`${tight ? 'h-4.5! w-16 text-t1' : 'h-7! w-24'} ${PLACE}`}
      />
      {bits.length > 0 && (
        <span className="mt-1 flex flex-wrap gap-1">
          {bits.map(bit => (
            <button
              key={bit.name}
              type="button"
              aria-pressed={hasBit(draft, bit.value)}
              onClick={() => draftAnswer(withBit(draft, bit.value))}
              className="h-6 rounded-1 border border-rule border-dashed px-1 font-mono text-ink-2 text-t1 tracking-tighter hover:border-ink aria-pressed:border-ink aria-pressed:border-solid aria-pressed:bg-ink aria-pressed:text-on-ink"
            >
              {bit.name}
            </button>
          ))}
        </span>
      )}
    </span>
  );
};

const sides = ['driver', 'device'] as const;

/** Who has the descriptor: pressed again it is the other one. */
export const OwnerHere = () => {
  const here = useInView<HTMLButtonElement>();
  const found = useQuestion();
  if (found?.asked.that !== 'owner') return null;
  const { asked, draft } = found;
  const said = sides.find(side => side === draft);
  return (
    <button
      ref={here}
      type="button"
      data-answer
      aria-label={text.foretell(`${text.owner(asked.descriptor)}: ${said ?? '?'}`)}
      onClick={() => draftAnswer(said === 'driver' ? 'device' : 'driver')}
      onKeyDown={onEnter(asked, draft, true)}
      className={`relative z-20 inline-flex h-4.5 w-full min-w-4.5 items-center justify-center gap-1.5 rounded-1 bg-surface px-1 font-sans font-semibold text-ink ${PLACE}`}
    >
      {said ? (
        <>
          <RoleGlyph role={said} />
          <span className="group-data-[tight=true]/ring:sr-only">{said}</span>
        </>
      ) : (
        '?'
      )}
    </button>
  );
};

/** A bit of the set that is asked for. */
export const FeatureHere = ({ bit, name }: { readonly bit: number; readonly name: string }) => {
  const found = useQuestion();
  if (found?.asked.that !== 'features') return null;
  const { asked, draft } = found;
  const on = listIn(draft).includes(name);
  return (
    <button
      type="button"
      aria-pressed={on}
      data-answer
      aria-label={text.foretell(`${bit} ${name}, ${asked.set}`)}
      onClick={() => draftAnswer(toggled(draft, name))}
      onKeyDown={onEnter(asked, draft, true)}
      className="mx-auto flex size-6 items-center justify-center"
    >
      <svg aria-hidden viewBox="0 0 12 12" className="size-3.5 text-ink">
        {on ? (
          <path d="M0 0h12v12H0z" fill="currentColor" />
        ) : (
          <path d="M.7.7h10.6v10.6H.7z" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 1.5" />
        )}
      </svg>
    </button>
  );
};

/** The answer of a command, above what is known of commands. */
export const OutcomeHere = () => {
  const here = useInView<HTMLElement>();
  const found = useQuestion();
  if (found?.asked.that !== 'outcome') return null;
  const { asked, draft } = found;
  return (
    <section
      ref={here}
      data-answer-group
      aria-label={text.foretell(text.answerOf(asked.owner, asked.command))}
      className="p-4 outline-1 outline-ink outline-dashed -outline-offset-8"
    >
      <AnswerForm asked={asked} draft={draft} here />
    </section>
  );
};

const isOn = (actor: ActorId, device: DeviceId, side: 'driver' | 'device'): boolean => {
  const parts = parseActorId(actor);
  return parts.kind !== 'operator' && parts.device === device && (parts.kind === 'driver') === (side === 'driver');
};

/** Whoever of a node may be the one who moves. */
export const ActorsHere = ({ device, side }: { readonly device: DeviceId; readonly side: 'driver' | 'device' }) => {
  const found = useQuestion();
  if (found?.asked.that !== 'actor') return null;
  const { asked, draft } = found;
  const here = asked.actors.filter(actor => isOn(actor, device, side));
  return (
    here.length > 0 && (
      <span
        data-side={side}
        className="absolute right-1 bottom-1 z-20 flex flex-wrap items-center justify-end gap-1 data-[side=device]:left-1 data-[side=device]:bg-raised"
      >
        {here.map(actor => (
          <button
            key={actor}
            type="button"
            data-answer
            aria-pressed={draft === actor}
            aria-label={text.foretell(actor)}
            title={actor}
            onClick={() => draftAnswer(actor)}
            onKeyDown={draft === actor ? onEnter(asked, draft) : undefined}
            className={`nodrag nopan inline-flex h-6 items-center gap-1 rounded-1 bg-surface px-1.5 font-mono text-ink text-t1 aria-pressed:bg-ink aria-pressed:text-on-ink ${PLACE}`}
          >
            <RoleGlyph role={side} plain={draft === actor} />
            {actor.slice(actor.lastIndexOf('/') + 1).replace(/^.*:/, '')}
          </button>
        ))}
      </span>
    )
  );
};
