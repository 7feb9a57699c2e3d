import type { Rehearsed } from '../../engine/protocol/messages.ts';
import { byteLab as text } from '../text/byte-lab.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** The descriptors that the driver would write, and what came of them when the command was sent on a branch. */
export const Chain = ({ rehearsed }: { readonly rehearsed: Rehearsed }) => {
  if (!rehearsed.done)
    return (
      <p className="text-ink-2">
        <b className="font-semibold">{text.notSent}:</b> {rehearsed.why}
      </p>
    );
  const { descriptors, steps, name, usedLength, same } = rehearsed;
  const { columns } = text;
  return (
    <section aria-label={text.sent}>
      <h4 className="font-semibold">{text.sent}</h4>
      <table className="w-full border-collapse">
        <thead>
          <tr className="text-left text-ink-3 text-t1">
            <th className="font-normal">{columns.where}</th>
            <th className="font-normal">{columns.part}</th>
            <th className="text-right font-normal">{columns.addr}</th>
            <th className="text-right font-normal">{columns.len}</th>
            <th className="pl-2 font-normal">{columns.flags}</th>
          </tr>
        </thead>
        <tbody>
          {descriptors.map(({ index, inTable, part, addr, len, flags, bytes }) => (
            <tr key={`${inTable} ${index}`} title={bytes} className="border-hair border-t">
              <td className="h-6 text-t1">
                {inTable ? text.entry : text.descriptor} {index}
              </td>
              <td className="text-t1">{part}</td>
              <td className="text-right font-mono">{addr}</td>
              <td className="text-right font-mono">{len}</td>
              <td className="pl-2 font-mono text-t1">{flags.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-1 text-ink-2">{text.onBranch(steps, name, usedLength)}</p>
      {same !== null && (
        <p className="flex items-baseline gap-2">
          <RoleGlyph role={same ? 'ok' : 'fault'} /> {same ? text.same : text.differs}
        </p>
      )}
    </section>
  );
};
