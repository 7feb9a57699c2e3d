import { useState } from 'react';
import { useApp } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { FunctionPicker } from './FunctionPicker.tsx';
import { RegisterLine } from './RegisterLine.tsx';

/** All of the common configuration of a function, byte for byte; each register can be written. */
export const RegisterPanel = () => {
  const view = useApp(state => state.run.registers);
  const [open, setOpen] = useState<string | null>(null);
  if (!view) return <p className="p-4 text-ink-3">{text.nothing}</p>;
  const { columns } = text;
  return (
    <section aria-label={text.title} className="flex h-full min-h-0 flex-col">
      <header className="flex items-center gap-4 border-hair border-b px-4 py-2">
        <FunctionPicker device={view.device} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">{text.caption(view.device)}</caption>
          <thead className="sticky top-0 z-10 bg-sunken text-left text-ink-3">
            <tr className="[&>th]:border-hair [&>th]:border-b [&>th]:px-2 [&>th]:py-1 [&>th]:font-normal">
              <th scope="col" className="w-px pl-4! text-right">
                {columns.offset}
              </th>
              <th scope="col" className="w-px">
                {columns.name}
              </th>
              <th scope="col">{columns.value}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map(row => (
              <RegisterLine
                key={row.name}
                device={view.device}
                row={row}
                open={open === row.name}
                toggle={() => setOpen(last => (last === row.name ? null : row.name))}
              />
            ))}
          </tbody>
        </table>
        <p className="px-4 py-2 text-ink-3">{text.hint}</p>
      </div>
    </section>
  );
};
