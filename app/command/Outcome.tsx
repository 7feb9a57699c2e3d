import type { CommandView } from '../../engine/view/parts/command.ts';
import { command as text } from '../text/command.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { UnknownWords } from '../ui/Unknown.tsx';

/** Status, error and result of a command, and what happened because of it. */
export const Outcome = ({ command }: { readonly command: CommandView }) => {
  const { outcome, effects, checks, unknown = [] } = command;
  const decided = checks.find(row => row.decides);
  return (
    <section className="px-4 py-2" aria-label={text.outcome}>
      <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
        {text.outcome}
        {outcome && <span className="ml-auto font-normal text-ink-3">{text.usedLength(outcome.usedLength)}</span>}
      </h3>
      {outcome ? (
        <p data-ok={outcome.ok} data-unknown={unknown.includes('outcome')} className="flex items-baseline gap-2">
          <RoleGlyph role={outcome.ok ? 'ok' : 'fault'} />
          <span className="min-w-0">
            <b data-ok={outcome.ok} className="break-words font-semibold data-[ok=false]:text-fault">
              {outcome.name}
            </b>{' '}
            <SourceTag source={outcome.source} />
            <span className="block text-ink-2">{outcome.text}</span>
            <UnknownWords when={unknown.includes('outcome')} />
          </span>
        </p>
      ) : (
        <p className="text-ink-3">{text.noOutcome}</p>
      )}
      {outcome && decided && (
        <p data-unknown={unknown.includes('checks')} className="mt-1 flex items-baseline gap-2">
          <span className="min-w-0 flex-1">
            <span className="text-ink-3">{text.decidedBy}</span> <b className="font-semibold">{decided.check}</b>{' '}
            <span className="text-ink-2">{decided.why}</span>
            <UnknownWords when={unknown.includes('checks')} />
          </span>
          <ClauseLink id={decided.clause} />
        </p>
      )}
      {effects.length > 0 && (
        <ul
          aria-label={text.effects}
          data-unknown={unknown.includes('effects')}
          className="mt-1 border-hair border-t pt-1"
        >
          {effects.map(effect => (
            <li key={effect.text} className="flex items-baseline gap-2">
              <span className="block min-w-0 flex-1 first-letter:uppercase">{effect.text}</span>
              <ClauseLink id={effect.clause} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
