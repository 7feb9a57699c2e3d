import type { ReactNode } from 'react';
import type { Marked } from '../../engine/view/parts/values.ts';

/** Cells of the ring tables: one height, one type, numbers to the right. */
export const Th = ({ children, right = false }: { readonly children?: ReactNode; readonly right?: boolean }) => (
  <th scope="col" data-right={right} className="px-1.5 font-normal data-[right=true]:text-right">
    {children}
  </th>
);

/** A number that a column has no room for is cut, and does not run into the next; its title says it whole. */
export const cutClass = 'truncate data-[asked=true]:overflow-visible text-right';
export const wholeOf = ({ text }: Marked): string | undefined => (text.length > 3 ? text : undefined);

export const tableClass = 'border-separate border-spacing-0 whitespace-nowrap';
export const headClass =
  'sticky top-0 z-10 h-5.5 bg-sunken text-left text-ink-3 [&_th]:border-hair [&_th]:border-b [&_th]:h-5.5';
/** A row in which something wrong was found. */
export const foundClass = 'data-[found=true]:bg-fault/10! data-[found=true]:text-ink!';

export const rowClass =
  'relative h-5 cursor-default [&>*]:h-5 [&>*]:border-hair [&>*]:border-b [&>*]:px-1.5 [&>*]:font-mono [&>*]:font-normal data-[traced=true]:traced data-[selected=true]:outline-2 data-[selected=true]:outline-ink data-[selected=true]:-outline-offset-2';
