import { type DiffRow, diffDialects } from '../../compare/dialects.ts';
import { dialects as all } from '../../dialect/dialects.ts';
import { ok } from '../../num/result.ts';
import { sourceView } from '../../view/source-view.ts';
import type { Say } from '../../view/words/say.ts';
import { sayTo } from '../session.ts';
import type { Study } from '../study.ts';
import { readSide } from './read-side.ts';

/** Names of fields and their places stay as they are. */
const toldOf = ({ again }: Say, kind: DiffRow['kind'], text: string): string => {
  const at = text.indexOf(': ');
  return kind === 'struct' && at > 0 ? `${again(text.slice(0, at))}${text.slice(at)}` : again(text);
};

/** Two versions, entry by entry. */
export const dialects: Study<'dialects'> = ({ left: leftId, right: rightId }, session) => {
  const left = readSide({ dialect: leftId }, 'left.');
  if (!left.ok) return left;
  const right = readSide({ dialect: rightId }, 'right.');
  if (!right.ok) return right;
  const say = sayTo(session);
  const cell = <C extends { readonly text: string; readonly source: Parameters<typeof sourceView>[0] | null }>(
    kind: DiffRow['kind'],
    each: C | null,
  ) => each && { ...each, text: toldOf(say, kind, each.text), source: each.source && sourceView(each.source) };
  const diff = diffDialects(left.value.dialect, right.value.dialect);
  return ok({
    dialects: all.map(({ id, title }) => ({ id, title: say.again(title) })),
    rows: diff.rows.map(row => ({
      ...row,
      key: say.again(row.key),
      left: cell(row.kind, row.left),
      right: cell(row.kind, row.right),
    })),
  });
};
