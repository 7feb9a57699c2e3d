import { diff as text } from '../text/diff.ts';

export interface WasIsRow {
  readonly what: string;
  readonly note?: string;
  readonly was: string;
  readonly is: string;
  /** Selects it in the run. */
  readonly select?: () => void;
}

/** What was and what is, a row for each thing. */
export const WasIs = ({ caption, rows }: { readonly caption: string; readonly rows: readonly WasIsRow[] }) => (
  <table className="w-full table-fixed border-collapse [&_td]:border-hair [&_td]:border-t [&_td]:py-0.5 [&_td]:pr-3 [&_td]:align-baseline [&_th]:py-0.5 [&_th]:pr-3 [&_th]:text-left [&_th]:font-normal">
    <caption className="sr-only">{caption}</caption>
    <thead className="text-ink-3 text-t1">
      <tr>
        <th scope="col" className="w-2/5">
          {text.columns.what}
        </th>
        <th scope="col">{text.columns.was}</th>
        <th scope="col">{text.columns.is}</th>
      </tr>
    </thead>
    <tbody className="font-mono [overflow-wrap:anywhere]">
      {rows.map(({ what, note, was, is, select }) => (
        <tr key={`${note} ${what}`}>
          <th scope="row" className="border-hair border-t align-baseline">
            {select ? (
              <button
                type="button"
                title={text.select(what)}
                onClick={select}
                className="min-h-6 text-left underline decoration-rule underline-offset-2 hover:decoration-ink"
              >
                {what}
              </button>
            ) : (
              what
            )}{' '}
            {note && <span className="font-sans text-ink-3">{note}</span>}
          </th>
          <td className="text-ink-2">{was || '–'}</td>
          <td>
            <span className="changed-mark inline-block max-w-full px-1">{is || '–'}</span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
