import type { CheckRow } from '../../engine/view/parts/command.ts';
import { useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { command as text } from '../text/command.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Traced } from '../ui/Traced.tsx';
import { UnknownWords } from '../ui/Unknown.tsx';

interface Props {
  readonly checks: readonly CheckRow[];
  readonly unknown: boolean | undefined;
}

/** The checks of a command as gates in their order; the one that decides stands out. */
export const Checks = ({ checks, unknown }: Props) =>
  checks.length > 0 && (
    <section className="px-4 py-2">
      <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
        {text.checks}
        <UnknownWords when={unknown} /> <span className="ml-auto font-normal text-ink-3">{text.checksHint}</span>
      </h3>
      <ol data-unknown={unknown}>
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

interface GateProps {
  readonly row: CheckRow;
  readonly number: number;
  readonly reached: boolean;
}

/** One gate; the reason of those that did not decide unfolds. */
const Gate = ({ row, number, reached }: GateProps) => {
  const verdict = reached ? (row.passed ? text.passed : text.refused) : text.notReached;
  const traced = useApp(state => isTraced(state, `clause ${row.clause}`));
  return (
    <li
      data-traced={traced}
      data-decides={row.decides}
      data-passed={row.passed}
      className="data-[traced=true]:traced-bar -mx-1.5 flex items-baseline gap-2 px-1.5 data-[decides=true]:bg-clause/10 data-[decides=true]:data-[passed=false]:bg-fault/10"
    >
      <details open={row.decides} className="min-w-0 flex-1">
        <summary className="flex min-h-6 list-none items-center gap-2">
          <span className="w-3 text-right font-mono text-ink-3">{number}</span>
          <RoleGlyph role={row.passed ? 'ok' : 'fault'} />
          <span className="sr-only">{verdict}:</span>
          <b data-decides={row.decides} className="font-normal data-[decides=true]:font-semibold">
            {row.check}
            <Traced when={traced} />
          </b>
          {row.decides && <span className="text-ink-2">{text.decides}</span>}
        </summary>
        <p className="pb-1 pl-10 text-ink-2">{row.why}</p>
      </details>
      <ClauseLink id={row.clause} />
    </li>
  );
};
