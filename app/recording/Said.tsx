import type { ReactNode } from 'react';
import type { ForeignRingView, RecordingView } from '../../engine/protocol/messages.ts';
import { recording as text } from '../text/recording.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly ring: ForeignRingView;
  readonly registers: RecordingView['registers'];
}

/** Everything about a virtqueue that its tables do not show. */
export const Said = ({ ring, registers }: Props) => (
  <div className="grid grid-cols-1 gap-x-6 px-4 pb-3 @2xl:grid-cols-2">
    {ring.cut && <p className=" pb-2 font-semibold">{text.cut}</p>}
    <Part title={text.supposed} there={ring.supposed.length > 0}>
      {ring.supposed.map(({ what, because }) => (
        <li key={what} className="first-letter:uppercase">
          {what} <span className="text-ink-2">({because})</span>
        </li>
      ))}
    </Part>
    <Part title={text.wishes} there={ring.wishes.length > 0}>
      {ring.wishes.map(({ side, field, text: wish }) => (
        <li key={side} className="flex flex-wrap items-baseline gap-1.5">
          <RoleGlyph role={side} /> <span className="first-letter:uppercase">{wish}</span>
          <span className="font-mono text-ink-2">{field}</span>
        </li>
      ))}
    </Part>
    <Part title={text.used} there={ring.used.length > 0}>
      {ring.used.map(each => (
        <li key={each} className="font-mono">
          {each}
        </li>
      ))}
    </Part>
    <Part title={text.registers} there={registers.length > 0}>
      {registers.map(({ name, value }) => (
        <li key={name} className="font-mono">
          {name} {value}
        </li>
      ))}
    </Part>
    <Part title={text.commands} there={ring.commands.length > 0}>
      {ring.commands.map(({ head, name, opcode, told, fields, answer, state }) => (
        <li key={`${head} ${state}`} className="min-w-0">
          <span className="font-mono">{head}</span> <b className="font-semibold">{name ?? text.noCommand(opcode)}</b>
          {told && <span>: {told}</span>} <span className="text-ink-2">({state})</span>
          <span className="block break-words font-mono text-ink-2 text-t1">
            {fields.map(({ path, text: value }) => `${path} ${value}`).join(', ')}
          </span>
          {answer && (
            <span className="block break-words font-mono text-ink-2 text-t1">
              {text.answer}: {answer.map(({ path, text: value }) => `${path} ${value}`).join(', ')}
            </span>
          )}
        </li>
      ))}
    </Part>
  </div>
);

const Part = ({
  title,
  there,
  children,
}: {
  readonly title: string;
  readonly there: boolean;
  readonly children: ReactNode;
}) =>
  there && (
    <section aria-label={title} className="min-w-0 border-hair border-t py-2">
      <h4 className="pb-1 font-semibold">{title}</h4>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
