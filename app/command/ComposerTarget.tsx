import { useShallow } from 'zustand/react/shallow';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { PfId } from '../../engine/world/ids.ts';
import { useApp } from '../store/app-state.ts';
import { composer as text } from '../text/command.ts';
import { setTarget, typeField, useComposer } from './composer-state.ts';
import { commandIn } from './form.ts';
import { selectClass } from './input-classes.ts';

/** Which command, and through which administration virtqueue. */
export const ComposerTarget = ({ catalog }: { readonly catalog: CatalogView }) => {
  const typed = useComposer(state => state.typed);
  const command = commandIn(catalog, typed);
  const opcode = `header.${catalog.headerFields.opcode}`;
  return (
    <section className="flex flex-col gap-2 px-4 py-3">
      <label className="flex flex-col gap-1">
        <span className="text-ink-3">{text.command}</span>
        <select
          value={command?.opcode ?? ''}
          onChange={event => typeField(catalog, opcode, String(Number(event.target.value)))}
          className={`${selectClass} h-7 font-mono`}
        >
          {!command && <option value="">{text.raw}</option>}
          {catalog.commands.map(each => (
            <option key={each.opcode} value={each.opcode}>
              {each.opcode} {each.name}
            </option>
          ))}
        </select>
      </label>
      {command && <p className="text-ink-2">{command.doc}</p>}
      <QueueChoice catalog={catalog} />
    </section>
  );
};

/** Only where there is a choice. */
const QueueChoice = ({ catalog }: { readonly catalog: CatalogView }) => {
  const queues = useApp(
    useShallow(({ run }) => {
      const owners = run.group?.owners ?? [];
      return owners.flatMap(({ id }) =>
        (run.group?.journeys ?? [])
          .filter(each => each.owner === id)
          .map((each, index) => `${id} ${index} ${each.name}`),
      );
    }),
  );
  const chosen = useComposer(({ owner, queue }) => `${owner} ${queue}`);
  if (queues.length < 2) return null;
  return (
    <label className="flex flex-col gap-1">
      <span className="text-ink-3">{text.queue}</span>
      <select
        value={chosen}
        onChange={event => {
          const [owner, queue] = event.target.value.split(' ');
          setTarget(catalog, { owner: owner as PfId, queue: Number(queue) });
        }}
        className={`${selectClass} h-7 font-mono`}
      >
        {queues.map(each => {
          const [owner, queue, name] = each.split(' ');
          return (
            <option key={each} value={`${owner} ${queue}`}>
              {owner} {name}
            </option>
          );
        })}
      </select>
    </label>
  );
};
