import type { ReactNode } from 'react';

interface Props {
  readonly caption: string;
  /** Titles, with their classes. */
  readonly columns: readonly (readonly [title: string, className: string])[];
  /** Title of the last column, whose cells hold a button. */
  readonly act: string;
  readonly children: ReactNode;
}

/** A table with something to do in each row. */
export const ActTable = ({ caption, columns, act, children }: Props) => (
  <table className="w-full border-separate border-spacing-0 [&_td]:border-hair [&_td]:border-b [&_td]:px-1.5 [&_th]:border-hair [&_th]:border-b [&_th]:px-1.5 [&_th]:font-normal">
    <caption className="sr-only">{caption}</caption>
    <thead className="text-left text-ink-3">
      <tr>
        {columns.map(([title, className]) => (
          <th key={title} scope="col" className={className}>
            {title}
          </th>
        ))}
        <th scope="col" className="w-px pr-3!">
          <span className="sr-only">{act}</span>
        </th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
