import type { ParseError } from '../../engine/scenario/parse.ts';
import { failure as text } from '../text/failure.ts';

const MOST = 20;

/** Each error with its path. */
export const Errors = ({ errors }: { readonly errors: readonly ParseError[] }) =>
  errors.every(({ path }) => path === '') ? <Sentences errors={errors} /> : <ErrorTable errors={errors} />;

/** What is wrong with the whole has no place. */
const Sentences = ({ errors }: { readonly errors: readonly ParseError[] }) => (
  <ul>
    {errors.slice(0, MOST).map(({ message }) => (
      <li key={message} className="first-letter:uppercase">
        {message}
      </li>
    ))}
  </ul>
);

const ErrorTable = ({ errors }: { readonly errors: readonly ParseError[] }) => (
  <table className="w-full border-collapse">
    <thead className="text-left text-ink-3">
      <tr>
        <th scope="col" className="w-1/3 py-1 pr-3 font-normal">
          {text.where}
        </th>
        <th scope="col" className="py-1 font-normal">
          {text.what}
        </th>
      </tr>
    </thead>
    <tbody>
      {errors.slice(0, MOST).map(({ path, message }) => (
        <tr key={`${path} ${message}`} className="border-hair border-t align-baseline">
          <td className="break-all py-1 pr-3 font-mono">{path || text.whole}</td>
          <td className="break-words py-1">{message}</td>
        </tr>
      ))}
      {errors.length > MOST && (
        <tr className="border-hair border-t">
          <td colSpan={2} className="py-1 text-ink-3">
            {text.more(errors.length - MOST)}
          </td>
        </tr>
      )}
    </tbody>
  </table>
);
