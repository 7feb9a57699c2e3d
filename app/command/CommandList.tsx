import { useShallow } from 'zustand/react/shallow';
import type { CommandView } from '../../engine/view/parts/command.ts';
import { actions, useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { command as text } from '../text/command.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Traced } from '../ui/Traced.tsx';

const verdict = (ok: boolean | null): string => (ok === null ? text.open : ok ? text.ok : text.failed);

/** All commands of the owner on the shown branch, newest first. */
export const CommandList = ({ command }: { readonly command: CommandView }) => {
  const traced = useApp(
    useShallow(state =>
      command.all.flatMap(({ id }) => (isTraced(state, `command ${command.owner} ${id}`) ? [id] : [])),
    ),
  );
  if (command.all.length < 2) return null;
  return (
    <section className="px-4 py-2">
      <h3 className="mb-1 font-semibold">{text.all}</h3>
      <ol>
        {command.all.toReversed().map(each => (
          <li key={each.id}>
            <button
              type="button"
              data-traced={traced.includes(each.id)}
              aria-current={each.id === command.id}
              onClick={() => actions.select({ command: { owner: command.owner, id: each.id } })}
              className="data-[traced=true]:traced-bar flex min-h-6 w-full items-baseline gap-2 text-left aria-[current=true]:font-semibold"
            >
              {each.ok === null ? (
                <span aria-hidden className="w-2.5 text-center text-ink-3">
                  ·
                </span>
              ) : (
                <RoleGlyph role={each.ok ? 'ok' : 'fault'} />
              )}
              <span className="block min-w-0 flex-1 truncate first-letter:uppercase">{each.title}</span>
              <Traced when={traced.includes(each.id)} />
              <span className="text-ink-3">{verdict(each.ok)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
