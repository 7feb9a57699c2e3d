import type { Result } from '../../num/result.ts';
import { err } from '../../num/result.ts';
import type { Rejection } from '../rejection.ts';
import { rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
import type { Question, Study, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';
import { bytes, lengths } from './bytes.ts';
import { clauses } from './clauses.ts';
import { compare, compareAt } from './compare.ts';
import { decode } from './decode.ts';
import { deeds } from './deeds.ts';
import { dialects } from './dialects.ts';
import { diff } from './diff.ts';
import { draft, draftCommand, draftFrame, draftLink, draftRun } from './draft.ts';
import {
  draftLesson,
  draftLessonFrame,
  draftMoment,
  draftQuestion,
  draftShown,
  draftTargets,
  draftTask,
} from './draft-lesson.ts';
import { drawing } from './draw.ts';
import { exporting } from './export.ts';
import { handout } from './handout.ts';
import { handoutCourse } from './handout-course.ts';
import { intents } from './intents.ts';
import { lesson } from './lesson.ts';
import { lessonScene } from './lesson-scene.ts';
import { lessonGoal, lessonGrade, lessonSolution, lessonTry } from './lesson-task.ts';
import { orders } from './orders.ts';
import { pack, unpack } from './pack.ts';
import { proof } from './proof.ts';
import { readings } from './readings.ts';
import { record } from './record.ts';
import { recording, ring } from './recording.ts';
import { structs } from './structs.ts';
import { words } from './words.ts';

const all: { readonly [K in StudyKind]: Study<K> } = {
  readings,
  clauses,
  compare,
  'compare-at': compareAt,
  words,
  decode,
  deeds,
  intents,
  structs,
  dialects,
  diff,
  export: exporting,
  draw: drawing,
  handout,
  'handout-course': handoutCourse,
  proof,
  recording,
  ring,
  orders,
  bytes,
  lengths,
  draft,
  'draft-frame': draftFrame,
  'draft-command': draftCommand,
  'draft-run': draftRun,
  'draft-link': draftLink,
  record,
  lesson,
  'lesson-scene': lessonScene,
  'lesson-grade': lessonGrade,
  'lesson-goal': lessonGoal,
  'lesson-try': lessonTry,
  'lesson-solution': lessonSolution,
  pack,
  unpack,
  'draft-lesson': draftLesson,
  'draft-lesson-frame': draftLessonFrame,
  'draft-moment': draftMoment,
  'draft-targets': draftTargets,
  'draft-question': draftQuestion,
  'draft-shown': draftShown,
  'draft-task': draftTask,
};

/** Looked up by whoever asks, so the kind of question and of answer are the same. */
const answer = <K extends StudyKind>(kind: K, ask: Question<K>, session: Session | null) => {
  const found = all[kind](ask, session);
  return found.ok ? { ok: true as const, value: { kind, found: found.value } as StudyAnswer } : found;
};

export type AnswerStudy = (ask: StudyAsk, session: Session | null) => Result<StudyAnswer, Rejection>;

export const study: AnswerStudy = (ask, session) =>
  Object.hasOwn(all, ask.kind)
    ? answer(ask.kind, ask, session)
    : err(rejection('study', 'ask.kind', `found "${ask.kind}", allowed: ${Object.keys(all).join(', ')}`));
