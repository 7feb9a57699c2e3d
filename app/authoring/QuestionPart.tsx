import { useEffect, useRef } from 'react';
import type { DraftedQuestion, Member } from '../../engine/protocol/messages.ts';
import { ChoiceOfForm } from '../draft/ChoiceOfForm.tsx';
import { useAt, useDraft, useErrorsAt, useShapeAt } from '../draft/draft-context.ts';
import { Field, OtherThing, Wrong } from '../draft/Field.tsx';
import { isObject, type Json, type JsonObject, membersOf, type Path, writePath } from '../draft/json.ts';
import { Members } from '../draft/Members.tsx';
import { RecordFields } from '../draft/RecordFields.tsx';
import { useStudy } from '../study/use-study.ts';
import { authoring as text } from '../text/authoring.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { ProseField } from './ProseField.tsx';
import { Section } from './Section.tsx';
import { usePageScenario } from './use-lesson-around.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the learner foretells on a page; the engine says what is right. */
export const QuestionPart = ({ page }: { readonly page: number }) => {
  const path = ['pages', page, 'question'];
  const { edit } = useDraft();
  const { content } = usePageScenario();
  const shape = useShapeAt(path);
  const value = useAt(path);
  const step = useAt(['pages', page, 'step']);
  const added = useRef(false);
  const question = isObject(value) ? value : {};
  const play = question.play ?? 1;
  const asked = content !== undefined && typeof step === 'number' && typeof play === 'number' && value !== undefined;
  const right = question.right;
  const found = useStudy(
    asked ? { kind: 'draft-question', scenario: content, step, play, ...(right !== undefined && { right }) } : null,
  );
  const drafted = found?.ok ? found.found : null;
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={{ kind: 'flag' }} value={value} />;
  const member = (name: string): Member | undefined => membersOf(shape, value).find(each => each.name === name);
  const playShape = member('play');
  return (
    <Section
      path={path}
      title={text.question}
      hint={text.questionHint}
      add={text.addQuestion}
      remove={text.removeQuestion}
      there={value !== undefined}
      onAdd={() => {
        added.current = true;
        edit(path, { ask: '', right: { that: 'actor', is: 'operator' } });
      }}
    >
      <ProseField path={[...path, 'ask']} label={text.ask} />
      {playShape && (
        <div>
          <Field path={[...path, 'play']} shape={playShape.shape} label={playShape.name} optional standard="1" />
          {typeof step === 'number' && drafted && (
            <p className="pl-28 text-ink-3">
              {drafted.played < Number(play)
                ? text.playShort(drafted.played)
                : text.playHint(step, step + Number(play))}
            </p>
          )}
        </div>
      )}
      <Asked path={[...path, 'right']} step={step} play={play} drafted={drafted} isNew={added} />
      <Clause path={[...path, 'clause']} member={member('clause')} drafted={drafted} />
      <ProseField path={[...path, 'why']} label={text.why} optional />
    </Section>
  );
};

/** The member of each kind that the engine fills in; an outcome keeps the names of the fields that are asked. */
const answerOf = (right: JsonObject): string => (right.that === 'driver' ? 'stage' : 'is');

/** What is asked, without its answer. */
const askedOf = (right: Json | undefined): Json => {
  if (!isObject(right)) return null;
  const { [answerOf(right)]: answer, ...rest } = right;
  return right.that === 'outcome' ? { ...rest, is: isObject(answer) ? Object.keys(answer) : null } : rest;
};

interface AskedProps {
  readonly path: Path;
  readonly step: Json | undefined;
  readonly play: Json;
  readonly drafted: DraftedQuestion | null;
  /** It was just added: what it asks first is answered, too. */
  readonly isNew: { readonly current: boolean };
}

const Asked = ({ path, step, play, drafted, isNew }: AskedProps) => {
  const { edit } = useDraft();
  const shape = useShapeAt(path);
  const right = useAt(path);
  const errors = useErrorsAt(path);
  const filled = drafted?.filled ?? null;
  // Whoever asks for something else gets the answer to that; what was in the lesson before stays until then.
  const key = JSON.stringify([askedOf(right), step, play]);
  const first = useRef(isNew.current ? '' : key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer comes after the question.
  useEffect(() => {
    if (key === first.current || !filled?.ok || filled.agrees) return;
    if (!same(askedOf(filled.right as Json), askedOf(right))) {
      // All fields of an answer are asked where none was chosen.
      if (!isObject(right) || right.that !== 'outcome' || !sameCommand(filled.right as Json, right)) return;
    }
    first.current = key;
    edit(path, filled.right as Json);
  }, [filled]);
  if (right !== undefined && !isObject(right)) {
    return <OtherThing path={path} shape={shape ?? { kind: 'flag' }} value={right} />;
  }
  if (shape?.kind !== 'choice') return null;
  const members = membersOf(shape, right);
  const fields = members.find(({ name }) => name === 'is')?.shape;
  const inner = fields?.kind === 'nullable' ? fields.inner : null;
  return (
    <section data-path={writePath(path)} aria-label={text.asked} className="flex flex-col gap-1.5">
      <h5 className="font-semibold">{text.asked}</h5>
      <Proposals path={path} drafted={drafted} />
      <ChoiceOfForm path={path} shape={shape} />
      <Members path={path} members={members} without={[answerOf(right ?? {})]} standards={{ owner: 'pf0' }} />
      {right?.that === 'outcome' && inner?.kind === 'record' && right.is !== null && (
        <RecordFields path={[...path, 'is']} label={answerOf(right)} shape={inner} />
      )}
      <Answer path={path} filled={filled} />
      <Wrong id={writePath(path)} errors={errors} />
    </section>
  );
};

const sameCommand = (a: Json, b: JsonObject): boolean =>
  isObject(a) && a.that === b.that && a.command === b.command && a.owner === b.owner;

/** What the steps decide, each to be asked with one press. */
const Proposals = ({ path, drafted }: Pick<AskedProps, 'path' | 'drafted'>) => {
  const { edit } = useDraft();
  if (!drafted) return null;
  const { proposals, filled } = drafted;
  const now = filled?.ok && filled.agrees ? filled.text : null;
  if (proposals.length === 0) return <p className="text-ink-3">{text.proposalsNone}</p>;
  return (
    <section aria-label={text.proposals}>
      <p className="pb-1 text-ink-3">{text.proposals}:</p>
      <ul className="flex max-h-48 flex-wrap gap-1 overflow-y-auto">
        {proposals.map(proposal => (
          <li key={JSON.stringify(proposal.right)} className="min-w-0">
            <button
              type="button"
              aria-pressed={proposal.text === now}
              onClick={() => edit(path, proposal.right as Json)}
              className="min-h-6 max-w-full break-words rounded-1 border border-rule px-2 py-0.5 text-left hover:border-ink aria-pressed:bg-ink/12 aria-pressed:font-semibold"
            >
              {proposal.text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface AnswerProps {
  readonly path: Path;
  readonly filled: DraftedQuestion['filled'];
}

/** What the engine does, and whether the lesson says the same. */
const Answer = ({ path, filled }: AnswerProps) => {
  const { edit } = useDraft();
  if (!filled) return null;
  if (!filled.ok) {
    return (
      <p className="flex items-baseline gap-1.5">
        <RoleGlyph role="fault" />
        {text.noAnswer(
          filled.errors.map(({ path: at, message }) => (at === '' ? message : `${at}: ${message}`)).join('; '),
        )}
      </p>
    );
  }
  const { agrees } = filled;
  return (
    <div aria-live="polite" className="flex flex-wrap items-baseline gap-x-2 gap-y-1 border-hair border-y py-1.5">
      <RoleGlyph role={agrees ? 'ok' : 'fault'} />
      <b className="font-semibold">{text.rightAnswer}:</b>
      <span className="min-w-0 break-words">{filled.text}</span>
      {agrees ? (
        <span className="text-ink-3">{text.byEngine}</span>
      ) : (
        <>
          <span className="text-fault">{text.otherAnswer}</span>
          <Button onClick={() => edit(path, filled.right as Json)} className="h-6">
            {text.takeAnswer}
          </Button>
        </>
      )}
    </div>
  );
};

interface ClauseProps {
  readonly path: Path;
  readonly member: Member | undefined;
  readonly drafted: DraftedQuestion | null;
}

/** The rule that decides: of those that were decided, or any other. */
const Clause = ({ path, member, drafted }: ClauseProps) => {
  const { edit } = useDraft();
  const value = useAt(path);
  if (!member) return null;
  return (
    <section aria-label={text.clause} className="flex flex-col gap-1">
      <h5 className="font-semibold">{text.clause}</h5>
      {drafted && drafted.clauses.length === 0 && <p className="text-ink-3">{text.clausesNone}</p>}
      {drafted && drafted.clauses.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {drafted.clauses.map(({ clause, text: sentence, how }) => (
            <li key={clause} className="min-w-0">
              <button
                type="button"
                aria-pressed={value === clause}
                title={sentence}
                onClick={() => edit(path, value === clause ? undefined : clause)}
                className="min-h-6 max-w-full break-all rounded-1 border border-rule px-2 py-0.5 text-left hover:border-ink aria-pressed:bg-ink/12 aria-pressed:font-semibold"
              >
                <span className="font-mono">{clause}</span> <span className="text-ink-3">{text.how[how]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field path={path} shape={member.shape} label={member.name} optional />
    </section>
  );
};
