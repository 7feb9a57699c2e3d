import type { SourceView } from '../../engine/view/parts/values.ts';
import { labels } from '../text/labels.ts';

/** Where an entry of a dialect comes from: what the text says has a solid line, what had to be filled in a dashed one. */
export const SourceTag = ({ source }: { readonly source: SourceView | SourceView['kind'] }) => {
  const kind = typeof source === 'string' ? source : source.kind;
  return (
    <span
      data-kind={kind}
      title={typeof source === 'string' ? undefined : source.text}
      className="whitespace-nowrap rounded-1 border border-edge px-1 text-ink-2 text-t1 leading-3.5 data-[kind=ours]:border-dotted data-[kind=reconstructed]:border-dashed"
    >
      {labels.sources[kind]}
    </span>
  );
};
