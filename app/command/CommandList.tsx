import type { CommandView } from '../../engine/view/parts.ts';
import { actions } from '../store/app-state.ts';
import { command as text } from '../text/command.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

const verdict = (ok: boolean | null): string => (ok === null ? text.open : ok ? text.ok : text.failed);

/** All commands of the owner on the shown branch, newest first. */
export const CommandList = ({ command }: { readonly command: CommandView }) =>
  command.all.length > 1 && (
    <section className="px-4 py-2">
      <h3 className="mb-1 font-semibold">{text.all}</h3>
      <ol>
        {command.all.toReversed().map(each => (
          <li key={each.id}>
            <button
              type="button"
              aria-current={each.id === command.id}
              onClick={() => actions.select({ command: { owner: command.owner, id: each.id } })}
              className="flex min-h-6 w-full items-baseline gap-2 text-left aria-[current=true]:font-semibold"
            >
              {each.ok === null ? (
                <span aria-hidden className="w-2.5 text-center text-ink-3">
                  ·
                </span>
              ) : (
                <RoleGlyph role={each.ok ? 'ok' : 'fault'} />
              )}
              <span className="block min-w-0 flex-1 truncate first-letter:uppercase">{each.title}</span>
              <span className="text-ink-3">{verdict(each.ok)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
