import { useEffect, useState } from 'react';
import type { RegistersView } from '../../engine/view/parts/registers.ts';
import type { Intent } from '../../engine/world/intent.ts';
import { actions, useApp } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import { NothingChanged } from '../ui/NothingChanged.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { AnyAccess } from './AnyAccess.tsx';
import { Fold } from './Fold.tsx';
import { FunctionPicker } from './FunctionPicker.tsx';
import { NotifyTable } from './NotifyTable.tsx';
import { Outcome } from './Outcome.tsx';
import { useOpenSections } from './open-sections.ts';
import { QueuePicker } from './QueuePicker.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import { SpaceBytes } from './SpaceBytes.tsx';
import type { Send } from './send.ts';
import { VectorTable } from './VectorTable.tsx';

/** Everything of a function that a driver reaches; the engine shows it while this panel is there. */
const RegisterPanel = () => {
  const view = useApp(state => state.run.registers);
  const [looked, look] = useState<number | null>(null);
  useEffect(() => {
    void actions.watch({ registers: { queue: looked } });
  }, [looked]);
  useEffect(() => () => void actions.watch({ registers: null }), []);
  return view ? <Panel view={view} looked={looked} look={look} /> : <p className="p-4 text-ink-3">{text.nothing}</p>;
};

interface Props {
  readonly view: RegistersView;
  readonly looked: number | null;
  readonly look: (queue: number | null) => void;
}

const BYTES = 'bytes';
const ANY = 'any';

const Panel = ({ view, looked, look }: Props) => {
  const sections = useOpenSections();
  const [chosen, choose] = useState<string | null>(null);
  const [sentAt, setSentAt] = useState<number | null>(null);
  const { device, vectors, notify } = view;
  const send: Send = (intent: Intent) =>
    void actions.dispatch(intent).then(() => setSentAt(useApp.getState().run.run?.step ?? null));
  const all = [...view.sections.map(({ id }) => id), 'msix', 'notify', BYTES, ANY];
  const only = useApp(state => state.changes.only);
  const shown = only
    ? view.sections.flatMap(section => {
        const rows = section.rows.filter(({ value }) => value.was !== undefined);
        return rows.length > 0 ? [{ ...section, rows }] : [];
      })
    : view.sections;
  const vectorsChanged = [vectors?.state, ...(vectors?.rows.flatMap(row => [row.masked, row.pending]) ?? [])].some(
    value => value?.was !== undefined,
  );
  const isAllOpen = all.every(sections.isOpen);
  const fold = (id: string) => ({ isOpen: only || sections.isOpen(id), toggle: () => sections.toggle(id) });
  const chooseByte = (id: string) => {
    const section = view.sections.find(({ rows }) => rows.some(row => row.id === id));
    if (section) sections.open(section.id);
    choose(id);
    requestAnimationFrame(() => document.getElementById(`register-${id}`)?.scrollIntoView({ block: 'center' }));
  };
  const selected = useApp(state => state.selection.register);
  // What is selected elsewhere is shown open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each selection.
  useEffect(() => {
    if (selected !== null && selected !== chosen) chooseByte(selected);
  }, [selected]);
  const tables = (structure: 'bars' | 'pci') =>
    shown
      .filter(section => (section.structure === 'pci') === (structure === 'pci'))
      .map(section => (
        <Fold
          key={section.id}
          title={section.title}
          where={section.where}
          changed={section.rows.some(({ value }) => value.was !== undefined)}
          {...fold(section.id)}
        >
          {section.id === 'common' && !only && <QueuePicker view={view} looked={looked} look={look} send={send} />}
          <RegisterTable view={view} section={section} chosen={chosen} choose={choose} send={send} />
          {section.rows.length === 0 && <p className="px-3 py-2 text-ink-2">{text.noFields}</p>}
        </Fold>
      ));
  return (
    <section aria-label={text.title} className="flex h-full min-h-0 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-hair border-b px-3 py-1.5">
        <FunctionPicker device={device} />
        <Button className="ml-auto h-6!" onClick={() => sections.setAll(isAllOpen ? [] : all)}>
          {isAllOpen ? text.closeAll : text.openAll}
        </Button>
        <Legend />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        {only && shown.length === 0 && !vectorsChanged && <NothingChanged />}
        {!only && <Group title={text.groups.bars} note={text.groupNotes.bars} />}
        {tables('bars')}
        {(!only || vectorsChanged) && (
          <Fold title={text.vectors.title} where={vectors?.state.text ?? ''} changed={vectorsChanged} {...fold('msix')}>
            <VectorTable device={device} vectors={vectors} send={send} />
          </Fold>
        )}
        {!only && (
          <>
            <Fold title={text.notify.title} where={text.notify.where(notify.multiplier)} {...fold('notify')}>
              <NotifyTable device={device} rows={notify.rows} send={send} />
            </Fold>
            <Fold title={text.any.title} where={text.any.where} {...fold(ANY)}>
              <AnyAccess device={device} send={send} />
            </Fold>
            <Group title={text.groups.pci} note={text.groupNotes.pci} />
          </>
        )}
        {tables('pci')}
        {!only && (
          <Fold title={text.space.title} where={text.space.where} {...fold(BYTES)}>
            <SpaceBytes view={view} chosen={chosen} choose={chooseByte} />
          </Fold>
        )}
      </div>
      <Outcome step={sentAt} />
    </section>
  );
};

const Group = ({ title, note }: { readonly title: string; readonly note: string }) => (
  <div className="flex flex-wrap items-baseline gap-x-2 border-hair border-b px-3 pt-2 pb-1">
    <h2 className="font-semibold text-t3">{title}</h2>
    <p className="text-ink-3">{note}</p>
  </div>
);

const Legend = () => (
  <p className="flex w-full flex-wrap gap-x-3 text-ink-3 text-t1">
    {(['RW', 'RO', 'RC'] as const).map(access => (
      <span key={access} className="inline-flex items-center gap-1">
        <RoleGlyph role={access === 'RO' ? 'device' : 'driver'} className="size-2" />
        {text.legend[access]}
      </span>
    ))}
  </p>
);

export default RegisterPanel;
