import type { RegionView } from '../../engine/view/parts/memory.ts';

export type RegionSpan = RegionView['spans'][number];

/** One line of the tree of memory. */
export type TreeLine =
  | {
      readonly kind: 'function';
      readonly key: string;
      readonly device: string;
      readonly count: number;
      readonly changed: boolean;
    }
  | { readonly kind: 'region'; readonly key: string; readonly region: RegionView }
  | { readonly kind: 'span'; readonly key: string; readonly region: RegionView; readonly span: RegionSpan };

export const keyOfFunction = (device: string): string => `function ${device}`;
export const keyOfRegion = (region: RegionView): string => `${region.device} ${region.at}`;

const isChanged = (region: RegionView): boolean => region.spans.some(span => span.changed);

/** Only what changed: regions in which something did, with the innermost ranges that did and those around them. */
export const changedRegions = (regions: readonly RegionView[]): readonly RegionView[] =>
  regions.flatMap(region =>
    isChanged(region) ? [{ ...region, spans: region.spans.filter(each => each.changed) }] : [],
  );

/** Functions with their regions, and regions with their named ranges, as far as they are open. */
export const treeLines = (
  regions: readonly RegionView[],
  open: Pick<ReadonlySet<string>, 'has'>,
): readonly TreeLine[] =>
  [...new Set(regions.map(region => region.device))].flatMap((device): TreeLine[] => {
    const own = regions.filter(region => region.device === device);
    const key = keyOfFunction(device);
    const head: TreeLine = { kind: 'function', key, device, count: own.length, changed: own.some(isChanged) };
    if (!open.has(key)) return [head];
    return [
      head,
      ...own.flatMap((region): TreeLine[] => {
        const line: TreeLine = { kind: 'region', key: keyOfRegion(region), region };
        const spans = open.has(line.key) ? region.spans : [];
        return [
          line,
          ...spans.map((span): TreeLine => ({ kind: 'span', key: `${line.key} ${span.path}`, region, span })),
        ];
      }),
    ];
  });
