import type { Studies } from '../../engine/protocol/messages.ts';
import { structs as text } from '../text/structs.ts';
import '../study/verdicts.css';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

type Found = Studies['structs']['found'];
type Crossing = Found['crossings'][number];

/** What each layout makes of the bytes of another. */
export const Crossings = ({ found: { crossings, sides } }: { readonly found: Found }) => (
  <section aria-label={text.crossings} className="flex flex-col gap-4 border-hair border-t pt-3">
    <h3 className="font-semibold text-t3">{text.crossings}</h3>
    {crossings.map(each => (
      <One key={`${each.sender} ${each.receiver}`} crossing={each} sent={sides[each.sender]?.told ?? null} />
    ))}
  </section>
);

const One = ({ crossing, sent }: { readonly crossing: Crossing; readonly sent: string | null }) => {
  const { sender, receiver, fields, told, dropped, absent } = crossing;
  const title = text.crossing(text.side(sender), text.side(receiver));
  const odd = fields.filter(({ verdict }) => verdict === 'misread');
  const misread = odd.length;
  const facts = [dropped > 0 && text.dropped(dropped), absent > 0 && text.absent(absent)].filter(Boolean).join(', ');
  return (
    <section aria-label={title}>
      <h4 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        {title}
        <span className="flex items-baseline gap-2 font-normal text-ink-2">
          <RoleGlyph role={misread > 0 ? 'fault' : 'ok'} />
          {text.misread(misread)}
          {facts !== '' && `; ${facts}`}
        </span>
      </h4>
      {(sent ?? told) !== null && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 py-1 text-ink-2">
          <dt className="text-ink-3">{text.sent}</dt>
          <dd className="first-letter:uppercase">{sent ?? text.none}</dd>
          <dt className="text-ink-3">{text.read}</dt>
          <dd
            data-differs={told !== sent}
            className="first-letter:uppercase data-[differs=true]:font-semibold data-[differs=true]:text-ink"
          >
            {told === sent ? (told ?? text.none) : <b className="font-semibold text-ink">{told ?? text.none}</b>}
            {odd.length > 0 && <Odd fields={odd} />}
          </dd>
        </dl>
      )}
      <table aria-label={title} className="compared">
        <colgroup>
          {[48, 176, 136, undefined, undefined, 224].map((width, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
            <col key={k} style={{ width }} />
          ))}
        </colgroup>
        <thead className="text-ink-3">
          <tr>
            {[text.offset, text.field, text.verdict, text.meant, text.makes, text.from].map(name => (
              <th key={name} scope="col" className="py-0.5 pr-4 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <Row key={`${field.offset} ${field.path}`} field={field} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** What the sentence is made of that nobody meant. */
const Odd = ({ fields }: { readonly fields: Crossing['fields'] }) => (
  <ul className="font-normal text-fault first-letter:normal-case">
    {fields.map(({ offset, path, value }) => (
      <li key={`${offset} ${path}`} className="flex items-baseline gap-1.5">
        <RoleGlyph role="fault" />
        <span className="[overflow-wrap:anywhere]">
          {text.misreadAs} <span className="font-mono">{`${path} = ${value}`}</span>
        </span>
      </li>
    ))}
  </ul>
);

const Row = ({ field }: { readonly field: Crossing['fields'][number] }) => {
  const { offset, path, verdict, meant, text: reads, value, from, reserved } = field;
  return (
    <tr data-verdict={verdict} className="verdict-row">
      <td className="py-0.5 pr-4 text-right font-mono text-ink-3">{offset}</td>
      <th scope="row" className="py-0.5 pr-4 font-mono font-normal [overflow-wrap:anywhere]">
        {path}
      </th>
      <td className="verdict py-0.5 pr-4">
        <span className="flex items-baseline gap-2">
          {verdict === 'misread' && <RoleGlyph role="fault" />}
          {verdict === 'nothing-meant' && <RoleGlyph role="changed" />}
          {text.verdicts[verdict]}
        </span>
      </td>
      <td
        data-label={text.meant}
        lang={meant === null ? undefined : 'en'}
        className="py-0.5 pr-4 [overflow-wrap:anywhere]"
      >
        {meant ?? text.none}
      </td>
      <td data-label={text.makes} data-kept className="py-0.5 pr-4 [overflow-wrap:anywhere]">
        {reserved ? <span className="font-mono">{value}</span> : <span lang="en">{reads}</span>}
        {!reserved && verdict !== 'as-meant' && reads !== value && (
          <span className="ml-2 font-mono text-ink-3 text-t1">{value}</span>
        )}
      </td>
      <td data-label={text.from} className="py-0.5 pr-4 font-mono text-ink-2 [overflow-wrap:anywhere]">
        {from.join(', ') || text.past}
      </td>
    </tr>
  );
};
