import { createContext, useContext } from 'react';
import type { CourseHandoutView, HandoutAsked, HandoutPage, Segment } from '../../engine/protocol/messages.ts';
import { addressOf } from '../share/address-of.ts';
import { speech } from '../text/catalogue.ts';
import { handout as text } from '../text/handout.ts';
import { OPEN_LESSON } from './args.ts';
import { bytesBlock, Picture, Rule, Sentence } from './Moment.tsx';
import { Qr, standsBeside } from './Qr.tsx';
import type { Block } from './Sheets.tsx';

/** A bundled course opens at its page; a page of somebody's own lesson is a moment of its scenario. */
const addressOfPage = ({ link }: HandoutPage, nth: number, course: string | null): string | null => {
  if (course !== null && course !== OPEN_LESSON) return addressOf(`l=${course}.${nth + 1}`);
  return link.band === 'green' ? addressOf(link.fragment) : null;
};

/** A course on paper, block by block: its pages, codes that are too large for them, and answers where they are told. */
export const courseBlocks = (view: CourseHandoutView, course: string | null): readonly Block[] => {
  const addresses = view.pages.map((page, nth) => addressOfPage(page, nth, course));
  const apart = view.pages.flatMap(({ title }, nth) => {
    const address = addresses[nth] ?? null;
    return address !== null && !standsBeside(address) ? [{ number: nth + 1, title, address }] : [];
  });
  const blocks: readonly Block[] = [
    { key: 'head', content: <Head view={view} />, first: true },
    ...view.pages.flatMap((page, nth) => [
      {
        key: `page ${nth}`,
        content: <CoursePage page={page} number={nth + 1} address={addresses[nth] ?? null} />,
      },
      ...bytesBlock(page.moment, `${nth}`),
      ...(page.question || page.task ? [{ key: `ask ${nth}`, content: <Asked page={page} number={nth + 1} /> }] : []),
    ]),
    ...rows(apart, 3).map((row, k) => ({
      key: `codes ${k}`,
      first: k === 0,
      content: <Codes row={row} first={k === 0} />,
    })),
    ...(view.answers ? answerBlocks(view) : []),
  ];
  return blocks.map(block => ({ ...block, content: <Written value={view.language}>{block.content}</Written> }));
};

/** What the texts of the course are written in, whatever the page speaks. */
const Written = createContext('en');

const answerBlocks = ({ pages }: CourseHandoutView): readonly Block[] =>
  pages
    .flatMap((page, nth) => (page.question?.answer || page.task?.solution ? [{ page, number: nth + 1 }] : []))
    .map(({ page, number }, k) => ({
      key: `answer ${number}`,
      first: k === 0,
      content: (
        <>
          {k === 0 && (
            <>
              <h3 className="handout-title">{text.course.answers}</h3>
              <p>{text.course.answersIntro}</p>
            </>
          )}
          <Answer page={page} number={number} />
        </>
      ),
    }));

const rows = <T,>(all: readonly T[], length: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, k) => all.slice(k * length, (k + 1) * length));

const Head = ({
  view: { title, audience, minutes, dialects, answers, language },
}: {
  readonly view: CourseHandoutView;
}) => (
  <>
    <p className="handout-small">
      {text.made}, {text.headed[answers ? 'trainer' : 'learner']}
    </p>
    <h3 lang={language} className="handout-title">
      {title}
    </h3>
    <p lang={language} className="handout-lead">
      {audience}
    </p>
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
const Words = ({ text: segments }: { readonly text: readonly Segment[] }) => (
  <span lang={useContext(Written)}>
    {segments.map((each, k) =>
      typeof each === 'string' ? (
        each
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change.
        <span key={k}>
          {each.words}
          {each.kind === 'step' && (
            <span lang={speech.language} className="handout-small">
              {text.course.target(each.target)}
            </span>
          )}
        </span>
      ),
    )}
  </span>
);

const Title = ({ number, title }: { readonly number: number; readonly title: string }) => (
  <h4 lang={useContext(Written)} className="handout-moment">
    {text.recipe(number, title)}
  </h4>
);

interface CoursePageProps {
  readonly page: HandoutPage;
  readonly number: number;
  readonly address: string | null;
}

const CoursePage = ({ page, number, address }: CoursePageProps) => {
  const { moment } = page;
  return (
    <>
      {address !== null && standsBeside(address) && (
        <div className="handout-beside">
          <Qr address={address} what={text.open.moment(number)} />
        </div>
      )}
      <Title number={number} title={page.title} />
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
        <Blanks asked={question.asked} />
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

/** A label before the room for an answer, or before choices to tick. */
const blanksOf = (asked: HandoutAsked): readonly (readonly [label: string, choices: readonly string[]])[] => {
  const { blanks, sets } = text.course;
  switch (asked.that) {
    case 'outcome':
      return [...asked.fields.map(field => [field, []] as const), ['', [blanks.never]]];
    case 'register':
      return [[blanks.register(asked.register, `${asked.select ?? ''}`, asked.device), []]];
    case 'features':
      return [[blanks.features(sets[asked.set], asked.device), []]];
    case 'ring':
      return [[blanks.ring(asked.field, asked.queue, asked.device), []]];
    case 'driver':
      return [[blanks.driver(asked.device), []]];
    case 'owner':
      return [[blanks.owner(asked.descriptor), [blanks.owners.driver, blanks.owners.device]]];
    case 'actor':
      return [[blanks.actor, []]];
    case 'writes':
      return [[blanks.writes, []]];
  }
};

const Blanks = ({ asked }: { readonly asked: HandoutAsked }) =>
  blanksOf(asked).map(([label, choices]) => (
    <p key={label} className="handout-blank">
      {label !== '' && <span>{label}</span>}
      {choices.length === 0 ? <i /> : choices.map(choice => <span key={choice}>☐ {choice}</span>)}
    </p>
  ));

const Answer = ({ page, number }: { readonly page: HandoutPage; readonly number: number }) => (
  <>
    <Title number={number} title={page.title} />
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
