import { memory as text } from '../text/memory.ts';
import { convert } from './convert.ts';
import { useSelectedBytes } from './use-selected-bytes.ts';

/** The selected bytes as numbers. */
export const Converter = () => {
  const selected = useSelectedBytes();
  if (!selected) return <p className="px-4 py-2 text-ink-3">{text.noSelection}</p>;
  return (
    <dl aria-label={text.converter} className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2 font-mono">
      <div className="flex gap-1.5">
        <dt className="sr-only">{text.address}</dt>
        <dd className="text-ink-2">{text.selection(selected.at, selected.size)}</dd>
      </div>
      {convert(selected.hex).map(({ name, text: value }) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-ink-3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
