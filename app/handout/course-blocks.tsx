import type { CourseHandoutView, HandoutBlank, HandoutPage, HandoutText } from '../../engine/protocol/messages.ts';
import { addressOf } from '../share/address-of.ts';
import { handout as text } from '../text/handout.ts';
import { bytesBlock, Picture, Rule, Sentence } from './Moment.tsx';
import { Qr, standsBeside } from './Qr.tsx';
import type { Block } from './Sheets.tsx';

const addressOfPage = ({ link }: HandoutPage): string | null =>
  link.band === 'green' ? addressOf(link.fragment) : null;

/** A course on paper, block by block: its pages, codes that are too large for them, and answers where they are told. */
export const courseBlocks = (view: CourseHandoutView): readonly Block[] => {
  const apart = view.pages.flatMap((page, k) => {
    const address = addressOfPage(page);
    return address !== null && !standsBeside(address) ? [{ number: k + 1, title: page.title, address }] : [];
  });
  return [
    { key: 'head', content: <Head view={view} />, first: true },
    ...view.pages.flatMap((page, k) => [
      { key: `page ${k}`, content: <CoursePage page={page} number={k + 1} /> },
      ...bytesBlock(page.moment, `${k}`),
      ...(page.question || page.task ? [{ key: `ask ${k}`, content: <Asked page={page} number={k + 1} /> }] : []),
    ]),
    ...rows(apart, 3).map((row, k) => ({
      key: `codes ${k}`,
      first: k === 0,
      content: <Codes row={row} first={k === 0} />,
    })),
    ...(view.answers
      ? view.pages
          .flatMap((page, k) =>
            page.question?.answer || page.task?.solution
              ? [{ key: `answer ${k}`, content: <Answer page={page} number={k + 1} /> }]
              : [],
          )
          .map((block, k) =>
            k === 0
              ? {
                  ...block,
                  first: true,
                  content: (
                    <>
                      <h3 className="handout-title">{text.course.answers}</h3>
                      <p>{text.course.answersIntro}</p>
                      {block.content}
                    </>
                  ),
                }
              : block,
          )
      : []),
  ];
};

const rows = <T,>(all: readonly T[], length: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, k) => all.slice(k * length, (k + 1) * length));

const Head = ({ view: { title, audience, minutes, dialects, answers } }: { readonly view: CourseHandoutView }) => (
  <>
    <p className="handout-small">
      {text.made}, {text.copies[answers ? 'trainer' : 'learner']}
    </p>
    <h3 className="handout-title">{title}</h3>
    <p className="handout-lead">{audience}</p>
    <p>
      {text.course.minutes(minutes)}. {text.course.texts}: {dialects.join('; ')}.
    </p>
    {!answers && (
      <p className="handout-blank">
        <span>{text.course.name}</span> <i />
      </p>
    )}
  </>
);

/** Words that lead somewhere on the screen; on paper the number of a step is all that is left of it. */
const Words = ({ text: segments }: { readonly text: HandoutText }) =>
  segments.map((each, k) =>
    typeof each === 'string' ? (
      each
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change.
      <span key={k}>
        {each.words}
        {each.kind === 'step' && <span className="handout-small">{text.course.target(each.target)}</span>}
      </span>
    ),
  );

const CoursePage = ({ page, number }: { readonly page: HandoutPage; readonly number: number }) => {
  const address = addressOfPage(page);
  const { moment } = page;
  return (
    <>
      {address !== null && standsBeside(address) && (
        <div className="handout-beside">
          <Qr address={address} what={text.open.moment(number)} />
        </div>
      )}
      <h4 className="handout-moment">{text.recipe(number, page.title)}</h4>
      <p>
        <Words text={page.text} />
      </p>
      {moment.clause && <Rule clause={moment.clause} />}
      <figure className="handout-figure">
        <figcaption>
          <span className="handout-small">{text.course.moment(page.scenario, moment.step)}</span>
          {moment.act && <Sentence moment={moment} />}
        </figcaption>
        <Picture moment={moment} />
      </figure>
    </>
  );
};

/** What the learner is to foretell or to reach, with room for it. */
const Asked = ({ page: { question, task }, number }: { readonly page: HandoutPage; readonly number: number }) => (
  <>
    {question && (
      <div className="handout-ask">
        <p>
          <b>{text.course.question(number)}</b> <Words text={question.ask} />
        </p>
        <Blanks blanks={question.blanks} />
      </div>
    )}
    {task && (
      <div className="handout-ask">
        <p>
          <b>{text.course.task(number)}</b> <Words text={task.ask} />
        </p>
        {task.hint.length > 0 && (
          <p>
            <b>{text.course.hint}</b> <Words text={task.hint} />
          </p>
        )}
        <p className="handout-blank">
          <i />
        </p>
        <p className="handout-blank">
          <i />
        </p>
      </div>
    )}
  </>
);

const Blanks = ({ blanks }: { readonly blanks: readonly HandoutBlank[] }) =>
  blanks.map(({ label, choices }) => (
    <p key={`${label} ${choices.join()}`} className="handout-blank">
      {label !== '' && <span>{label}</span>}
      {choices.length === 0 ? <i /> : choices.map(choice => <span key={choice}>☐ {choice}</span>)}
    </p>
  ));

const Answer = ({ page, number }: { readonly page: HandoutPage; readonly number: number }) => (
  <>
    <h4 className="handout-moment">{text.recipe(number, page.title)}</h4>
    {page.question?.answer && (
      <>
        <p>
          <b>{page.question.answer.text}.</b> <Words text={page.question.answer.why} />
        </p>
        {page.question.answer.clause && <Rule clause={page.question.answer.clause} />}
      </>
    )}
    {page.task?.solution && (
      <>
        <p>
          <b>{text.course.solution}</b>
        </p>
        <ul>
          {page.task.solution.map(({ step, text: done }) => (
            <li key={step}>
              {text.course.by(step)}: {done}
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);

const Codes = ({
  row,
  first,
}: {
  readonly row: readonly { readonly number: number; readonly title: string; readonly address: string }[];
  readonly first: boolean;
}) => (
  <>
    {first && (
      <>
        <h4>{text.open.codes}</h4>
        <p>{text.open.codesIntro}</p>
      </>
    )}
    <div className="handout-codes">
      {row.map(({ number, title, address }) => (
        <figure key={number}>
          <Qr address={address} what={text.open.moment(number)} />
          <figcaption>{text.recipe(number, title)}</figcaption>
        </figure>
      ))}
    </div>
  </>
);
