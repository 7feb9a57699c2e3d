import { useEffect, useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { lesson as text } from '../text/lesson.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { Answers } from './answers.ts';
import { useAnswers } from './answers-store.ts';
import { type JudgedRow, judgeAnswers } from './judge-answers.ts';

/** What somebody handed in, graded here by playing the course anew. */
const AnswersDialog = () => {
  const answers = useAnswers(state => state.answers);
  if (!answers) return null;
  return (
    <Dialog title={text.handIn.of(answers.name)} onClose={actions.closeOverlay} wide>
      <Judged answers={answers} />
    </Dialog>
  );
};

const Judged = ({ answers }: { readonly answers: Answers }) => {
  const open = useApp(state => state.lesson);
  const [rows, setRows] = useState<readonly JudgedRow[] | null | 'none'>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page of the open lesson says nothing of the answers.
  useEffect(() => {
    let current = true;
    judgeAnswers(answers, open).then(
      found => current && setRows(found ?? 'none'),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [answers, open?.text]);
  if (rows === null) return <p className="p-4 text-ink-3">{text.handIn.judging}</p>;
  if (rows === 'none') return <p className="p-4">{text.handIn.missing(answers.title)}</p>;
  const questions = rows.filter(({ kind }) => kind === 'question');
  const tasks = rows.filter(({ kind }) => kind === 'task');
  return (
    <div className="p-4">
      <p className="font-semibold text-t3">{answers.title}</p>
      <p className="mt-1">
        {text.handIn.sum(
          questions.filter(({ at }) => at === 1).length,
          questions.filter(({ at }) => at !== null).length,
          questions.length,
          tasks.filter(({ at }) => at !== null).length,
          tasks.length,
        )}
      </p>
      <table className="mt-3 w-full table-fixed border-collapse [&_td]:border-hair [&_td]:border-t [&_td]:py-1 [&_td]:pr-3 [&_td]:align-top [&_th]:py-1 [&_th]:pr-3 [&_th]:text-left [&_th]:align-top">
        <caption className="sr-only">{text.handIn.title}</caption>
        <thead className="text-ink-3 text-t1">
          <tr>
            <th scope="col" className="w-1/4 font-normal">
              {text.handIn.columns.page}
            </th>
            <th scope="col" className="font-normal">
              {text.handIn.columns.said}
            </th>
            <th scope="col" className="w-1/4 font-normal">
              {text.handIn.columns.verdict}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={`${row.page} ${row.kind}`} row={row} />
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-ink-3">{text.handIn.how}</p>
    </div>
  );
};

const Row = ({ row }: { readonly row: JudgedRow }) => {
  const { page, title, kind, said, got, at, tries, reference } = row;
  return (
    <tr>
      <th scope="row" className="border-hair border-t font-normal">
        {page + 1} {title}
      </th>
      <td className="[overflow-wrap:anywhere]">
        {kind === 'task' ? text.task : said || <span className="text-ink-3">{text.handIn.unsaid}</span>}
        {kind === 'question' && said && at !== 1 && <span className="block text-ink-3">{text.handIn.found(got)}</span>}
      </td>
      <td>
        {tries === 0 ? (
          <span className="text-ink-3">{text.handIn.open}</span>
        ) : (
          <span className="flex items-baseline gap-1.5">
            <RoleGlyph role={at !== null ? 'ok' : 'fault'} />
            {kind === 'task'
              ? at === null
                ? text.handIn.notSolved
                : text.handIn.solved(at, reference)
              : at === null
                ? text.handIn.wrong(tries)
                : text.handIn.right(at)}
          </span>
        )}
      </td>
    </tr>
  );
};

export default AnswersDialog;
