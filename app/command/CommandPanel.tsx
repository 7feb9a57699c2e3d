import { Fragment } from 'react';
import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { CommandView } from '../../engine/view/parts/command.ts';
import { openDecode } from '../decode/open-decode.ts';
import { OutcomeAsked } from '../lesson/Here.tsx';
import { further } from '../memory/address.ts';
import { MoreButton } from '../menu/MoreButton.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { command as text } from '../text/command.ts';
import { Bytes } from '../ui/Bytes.tsx';
import { NothingChanged } from '../ui/NothingChanged.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { UnknownWords } from '../ui/Unknown.tsx';
import { Checks } from './Checks.tsx';
import { CommandList } from './CommandList.tsx';
import { editAsNew } from './composer-state.ts';
import { FieldRows, selectField } from './FieldRows.tsx';
import { Lints } from './Lints.tsx';
import { Outcome } from './Outcome.tsx';

/** The command that is selected, or the newest: its fields and bytes, what was checked, and what came of it. */
const CommandPanel = () => {
  const command = useApp(state => state.run.command);
  const only = useApp(state => state.changes.only);
  if (!command) return <Nothing />;
  if (only) return <Changes command={command} />;
  return (
    <article aria-label={text.title} className="flex h-full flex-col divide-y divide-hair overflow-y-auto">
      <OutcomeAsked />
      <Title command={command} />
      <Outcome command={command} />
      <FieldRows part={command.readable} />
      <Lints lints={[...command.readable.lints, ...command.writable.lints]} />
      <Part
        title={text.command}
        facts={text.readable(command.readable.size, command.readable.at)}
        part={command.readable}
        onDecode={() => openDecode({ part: 'readable' }, command.readable.bytes)}
      />
      <FieldRows part={command.writable} pending={command.outcome === null} />
      <Part
        title={text.answer}
        facts={text.writable(command.writable.size, command.writable.at)}
        part={command.writable}
        onDecode={() => openDecode({ part: 'writable', command: command.readable.bytes }, command.writable.bytes)}
      />
      <Checks checks={command.checks} unknown={command.unknown?.includes('checks')} />
      <CommandList command={command} />
    </article>
  );
};

const changedFields = (part: PartView): PartView => ({ ...part, fields: part.fields.filter(({ changed }) => changed) });

/** What changed of it: fields at the leaf, and the parts in which bytes did. */
const Changes = ({ command }: { readonly command: CommandView }) => {
  const { readable, writable } = command;
  const parts = [
    { title: text.command, facts: text.readable(readable.size, readable.at), part: readable },
    { title: text.answer, facts: text.writable(writable.size, writable.at), part: writable },
  ].filter(({ part }) => part.changed.length > 0);
  return (
    <article aria-label={text.title} className="flex h-full flex-col divide-y divide-hair overflow-y-auto">
      <Title command={command} />
      {parts.length === 0 && <NothingChanged />}
      {parts.map(({ title, facts, part }) => (
        <Fragment key={title}>
          <FieldRows part={changedFields(part)} />
          <Part title={title} facts={facts} part={part} />
        </Fragment>
      ))}
    </article>
  );
};

const compose = () => actions.showDetail('compose');

const Nothing = () => (
  <div className="flex flex-col items-start gap-3 p-4">
    <div className="-mx-4 -mt-4 self-stretch empty:hidden">
      <OutcomeAsked />
    </div>
    <p className="text-ink-2">{text.nothing}</p>
    <button
      data-changes
      type="button"
      onClick={compose}
      className="h-7 rounded-1 border border-rule px-3 font-semibold"
    >
      {text.compose}
    </button>
  </div>
);

const Title = ({ command }: { readonly command: CommandView }) => (
  <header className="px-4 py-3">
    <div className="flex items-start gap-3">
      <h2
        data-unknown={command.unknown?.includes('title')}
        className="min-w-0 flex-1 font-semibold text-t4 first-letter:uppercase"
      >
        {command.title}
        <UnknownWords when={command.unknown?.includes('title')} />
      </h2>
      <button
        data-changes
        type="button"
        title={text.editHint}
        onClick={() => {
          editAsNew(command);
          compose();
        }}
        className="h-6 shrink-0 rounded-1 border border-rule px-2 font-semibold"
      >
        {text.editAsNew}
      </button>
      <MoreButton of={command.title} menu={`command ${command.owner} ${command.id}`} />
    </div>
    <p data-unknown={command.unknown?.includes('state')} className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
      {command.name !== command.title && <span className="font-mono">{command.name}</span>}
      <span className="font-mono">{command.head}</span>
      <span>{command.state}</span>
      <span className="flex items-baseline gap-1">
        <RoleGlyph role={command.holder} /> {text.held(command.holder)}
      </span>
      <span className="text-ink-3">{text.since(command.since)}</span>
      <UnknownWords when={command.unknown?.includes('state')} />
    </p>
  </header>
);

interface PartProps {
  readonly title: string;
  readonly facts: string;
  readonly part: PartView;
  /** Takes its bytes apart beside the run. */
  readonly onDecode?: () => void;
}

/** The bytes of one part; what is selected in them is selected among the fields, and the other way round. */
const Part = ({ title, facts, part, onDecode }: PartProps) => {
  const selected = useApp(state => part.fields.find(field => field.path === state.selection.field)?.path ?? null);
  const select = (path: string) => {
    const field = part.fields.find(each => each.path === path);
    if (field) selectField(field, further(part.at, field.offset));
  };
  return (
    <section className="px-4 py-2">
      <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
        {title}
        <span className="ml-auto font-normal text-ink-3">{facts}</span>
        {part.bytes !== '' && onDecode && (
          <button
            type="button"
            title={text.decodeHint}
            aria-label={text.decodePart(title)}
            onClick={onDecode}
            className="h-6 shrink-0 rounded-1 border border-rule px-2 font-normal"
          >
            {text.decode}
          </button>
        )}
      </h3>
      <Bytes part={part} label={title} selected={selected} onSelect={select} />
      {part.hatched && part.size > 0 && !part.unknown && <p className="text-ink-3">{text.notYet}</p>}
    </section>
  );
};

export default CommandPanel;
