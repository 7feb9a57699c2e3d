import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { isHarmless } from '../virtq/remark.ts';
import type { Event } from '../world/event.ts';
import { sideOf } from '../world/ids.ts';
import type { ClauseRef } from './parts/clause.ts';
import { deviceSentence } from './sentence-device.ts';
import { driverSentence } from './sentence-driver.ts';
import { operatorSentence } from './sentence-operator.ts';
import { exposeSentence } from './sentence-queue.ts';
import { clausesOf } from './step-clauses.ts';
import type { Told } from './told.ts';
import { eventOf, eventsOf, sentences } from './told.ts';
import { visibilityOf } from './visibility.ts';
import { english, type Say } from './words/say.ts';

/** A step in words. The same text feeds the log, the live region, search and exports. */
export interface Sentence {
  /** Plain words, with the values that matter, in the specification's names. */
  readonly sentence: string;
  readonly visibility: string;
  readonly clauses: readonly ClauseRef[];
  /** Something was refused, broken or found faulty. */
  readonly refused: boolean;
}

const isRefusal = (event: Event): boolean =>
  (event.type === 'note/checked' && !event.passed) ||
  event.type === 'note/violated' ||
  event.type === 'chain/faulted' ||
  (event.type === 'note/found' && !isHarmless(event.finding)) ||
  (event.type === 'token/closed' && event.outcome !== null && !event.outcome.ok);

/** What is known of a step that nobody has a sentence for: its name, and what was judged in it. */
const barely = (told: Told): string =>
  sentences(
    told.say.again(told.record.action.name.replaceAll('-', ' ')),
    ...eventsOf(told, 'note/violated').map(({ why }) => told.say.again(why)),
  );

const sentenceText = (told: Told): string => {
  switch (sideOf(told.record.action.actor)) {
    case 'operator': {
      const taken = eventOf(told, 'intent/taken');
      return taken ? operatorSentence(told, taken.intent) : barely(told);
    }
    case 'driver':
      return driverSentence(told) ?? exposeSentence(told) ?? barely(told);
    case 'device':
      return deviceSentence(told) ?? barely(told);
  }
};

/** Tells a step. */
export const sentenceOf = (dialect: Dialect, record: StepRecord, say: Say = english): Sentence => {
  const told: Told = { dialect, record, say };
  return {
    sentence: sentenceText(told),
    visibility: say(visibilityOf(told)),
    clauses: clausesOf(told),
    refused: record.events.some(isRefusal),
  };
};
