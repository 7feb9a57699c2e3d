import type { FindingView } from '../../engine/protocol/messages.ts';
import { recording as text } from '../text/recording.ts';
import { rings } from '../text/rings.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

const roles = { fault: 'fault', violation: 'clause', remark: 'self' } as const;

interface Props {
  readonly findings: readonly FindingView[];
  readonly show: (finding: FindingView) => void;
}

/** What is wrong, where, by which rule, and what the text says of it. */
export const Findings = ({ findings, show }: Props) => (
  <section aria-label={text.findings} className="px-4 py-2">
    <h4 className="pb-1 font-semibold">{text.findings}</h4>
    {findings.length === 0 && (
      <p className="flex items-center gap-1.5 text-ink-2">
        <RoleGlyph role="ok" /> {text.noFindings}
      </p>
    )}
    <ul className="flex flex-col">
      {findings.map(finding => (
        <li
          key={`${finding.kind} ${finding.where} ${finding.text}`}
          className="grid grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1 border-hair border-t py-1 first:border-t-0"
        >
          <span className="pt-1">
            <RoleGlyph role={roles[finding.severity]} />
          </span>
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <b
                data-severity={finding.severity}
                title={finding.rule ? rings.ofList(finding.rule) : undefined}
                className="recording-severity font-semibold"
              >
                {text.severity[finding.severity]} {finding.rule}
              </b>
              <span className="font-mono text-ink-2">{finding.kind}</span>
              {finding.slot === null ? (
                <span className="text-ink-2">{finding.where}</span>
              ) : (
                <button
                  type="button"
                  aria-label={text.show(finding)}
                  onClick={() => show(finding)}
                  className="min-h-6 underline decoration-rule underline-offset-2 hover:decoration-2"
                >
                  {finding.where}
                </button>
              )}
            </p>
            <p className="break-words first-letter:uppercase">{finding.text}.</p>
            <p className="text-ink-2">
              {finding.clause ? (
                <>
                  <span className="font-mono text-clause">{finding.clause.id}</span>{' '}
                  <span lang="en">{finding.clause.text}</span>
                </>
              ) : (
                text.noClause
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
