import type { RegisterSection, RegistersView } from '../../engine/view/parts/registers.ts';
import { actions } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { RegisterLine } from './RegisterLine.tsx';
import type { Send } from './send.ts';

interface Props {
  readonly view: RegistersView;
  readonly section: RegisterSection;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly send: Send;
}

/** The fields of one structure. */
export const RegisterTable = ({ view, section, chosen, choose, send }: Props) => (
  <table className="w-full border-separate border-spacing-0">
    <caption className="sr-only">{text.caption(section.title, view.device)}</caption>
    <thead className="sr-only">
      <tr>
        <th scope="col">{text.columns.offset}</th>
        <th scope="col">{text.columns.access}</th>
        <th scope="col">{text.columns.name}</th>
        <th scope="col">{text.columns.value}</th>
      </tr>
    </thead>
    <tbody>
      {section.rows.map(row => (
        <RegisterLine
          key={row.id}
          view={view}
          section={section}
          row={row}
          isOpen={chosen === row.id}
          toggle={() => {
            choose(chosen === row.id ? null : row.id);
            if (chosen !== row.id) actions.select({ register: row.id });
          }}
          send={send}
        />
      ))}
    </tbody>
  </table>
);
