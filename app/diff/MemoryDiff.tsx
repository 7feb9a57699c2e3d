import type { DiffBytes, DiffRegion } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { diff as text } from '../text/diff.ts';
import { Bytes } from '../ui/Bytes.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { WasIs } from '../ui/WasIs.tsx';

interface Props {
  readonly regions: readonly DiffRegion[];
  readonly more: number;
}

/** What differs in guest memory: by region and field, and as bytes of both moments. */
export const MemoryDiff = ({ regions, more }: Props) =>
  regions.length > 0 && (
    <section aria-label={text.memory} className="border-hair border-b px-4 py-2.5">
      <h3 className="pb-1 font-semibold">{text.memory}</h3>
      {regions.map(region => (
        <Region key={`${region.at} ${region.purpose} ${region.state}`} region={region} />
      ))}
      {more > 0 && <p className="text-ink-3">{text.more(more)}</p>}
    </section>
  );

/** In the run, where all views show it. */
const show = (at: string, size: number, field: string | null): void => {
  actions.select({ bytes: { at, size }, field });
  actions.showDetail('memory');
};

const Region = ({ region }: { readonly region: DiffRegion }) => {
  const { at, size, purpose, device, queue, side, state, fields, pieces } = region;
  const title = text.region(purpose, queue, device);
  return (
    <div className="pb-3">
      <h4 className="flex flex-wrap items-baseline gap-x-2">
        <RoleGlyph role={side} />
        <span className="font-mono">{title}</span>
        <span className="text-ink-3">
          {text.regionBytes(at, size)}, {text.states[state]}
        </span>
      </h4>
      {fields.length > 0 && (
        <WasIs
          caption={`${text.memory}: ${title}`}
          rows={fields.map(field => ({ ...field, select: () => show(field.at, field.size, field.what) }))}
        />
      )}
      {pieces.length > 0 && (
        <details open={pieces.length <= 2} className="pt-1">
          <summary className="min-h-6 text-ink-2">{text.bytes}</summary>
          {pieces.map(piece => (
            <div key={piece.at} className="grid grid-cols-1 gap-x-6 gap-y-1 overflow-x-auto pb-1 @4xl:grid-cols-2">
              <Half title={text.was} name={title} piece={piece} bytes={piece.was} />
              <Half title={text.is} name={title} piece={piece} bytes={piece.is} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
};

interface HalfProps {
  readonly title: string;
  readonly name: string;
  readonly piece: DiffBytes;
  readonly bytes: string;
}

const Half = ({ title, name, piece: { at, spans, changed }, bytes }: HalfProps) => (
  <div className="min-w-0">
    <p className="flex gap-2 text-ink-3 text-t1">
      {title} <span className="font-mono">{at}</span>
    </p>
    <Bytes
      part={{ at, bytes, spans, changed, hatched: false, changedText: text.differs }}
      label={text.half(title, name, at)}
    />
  </div>
);
