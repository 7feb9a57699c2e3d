import { diffDialects } from '../../compare/dialects.ts';
import { dialects as all } from '../../dialect/dialects.ts';
import { ok } from '../../num/result.ts';
import { sourceView } from '../../view/source-view.ts';
import type { Study } from '../study.ts';
import { readSide } from './read-side.ts';

/** Two versions, entry by entry. */
export const dialects: Study<'dialects'> = ({ left: leftId, right: rightId }) => {
  const left = readSide({ dialect: leftId }, 'left.');
  if (!left.ok) return left;
  const right = readSide({ dialect: rightId }, 'right.');
  if (!right.ok) return right;
  const cell = <C extends { readonly source: Parameters<typeof sourceView>[0] | null }>(each: C | null) =>
    each && { ...each, source: each.source && sourceView(each.source) };
  const diff = diffDialects(left.value.dialect, right.value.dialect);
  return ok({
    dialects: all.map(({ id, title }) => ({ id, title })),
    rows: diff.rows.map(row => ({ ...row, left: cell(row.left), right: cell(row.right) })),
  });
};
