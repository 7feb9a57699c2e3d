import type { LintView } from '../../engine/view/parts/bytes.ts';
import { command as text } from '../text/command.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What is wrong with how the fields lie in the bytes. */
export const Lints = ({ lints }: { readonly lints: readonly LintView[] }) => (
  <section className="px-4 py-2">
    <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
      {text.layout}
      <span className="ml-auto font-normal text-ink-3">
        {lints.length > 0 ? text.findings(lints.length) : text.noFindings}
      </span>
    </h3>
    <ul>
      {lints.map(lint => (
        <li key={`${lint.path} ${lint.rule}`} className="flex items-baseline gap-2 leading-5">
          <RoleGlyph role="fault" />
          <span>{lint.text}</span>
        </li>
      ))}
    </ul>
  </section>
);
