import type { CheckRow } from '../../engine/view/parts.ts';
import { command as text } from '../text/command.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** The checks of a command as gates in their order; the one that decides stands out. */
export const Checks = ({ checks }: { readonly checks: readonly CheckRow[] }) =>
  checks.length > 0 && (
    <section className="px-4 py-2">
      <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
        {text.checks} <span className="ml-auto font-normal text-ink-3">{text.checksHint}</span>
      </h3>
      <ol>
        {checks.map((row, index) => (
          <Gate key={row.check} row={row} number={index + 1} reached={index <= deciding(checks)} />
        ))}
      </ol>
    </section>
  );

const deciding = (checks: readonly CheckRow[]): number => {
  const at = checks.findIndex(row => row.decides);
  return at < 0 ? checks.length : at;
};

const Gate = ({
  row,
  number,
  reached,
}: {
  readonly row: CheckRow;
  readonly number: number;
  readonly reached: boolean;
}) => {
  const verdict = reached ? (row.passed ? text.passed : text.refused) : text.notReached;
  return (
    <li
      data-decides={row.decides}
      data-passed={row.passed}
      className="-mx-1.5 flex items-baseline gap-2 px-1.5 py-0.5 data-[decides=true]:bg-clause/10 data-[decides=true]:data-[passed=false]:bg-fault/10"
    >
      <span className="w-3 text-right font-mono text-ink-3">{number}</span>
      <RoleGlyph role={row.passed ? 'ok' : 'fault'} />
      <span className="sr-only">{verdict}:</span>
      <span className="min-w-0 flex-1">
        <b data-decides={row.decides} className="font-normal data-[decides=true]:font-semibold">
          {row.check}
        </b>
        {row.decides && <span className="text-ink-2">, {text.decides}</span>}
        <span className="block text-ink-2">{row.why}</span>
      </span>
      <ClauseLink id={row.clause} />
    </li>
  );
};
