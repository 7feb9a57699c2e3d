import { takeIn } from '../keeping/take-in.ts';
import { openRecording, readFile } from '../recording/open-recording.ts';
import { opening } from '../text/opening.ts';
import { unlessCrashed } from './engine.ts';
import { openStudy } from './studying.ts';
import type { Wish } from './wish.ts';

/** Images and recordings say what they are by a text; a scenario's format is a number. */
const saysWhatItIs = /"(?:schema|format)"\s*:\s*"/;

interface Opening {
  readonly openData: (scenario: unknown, wanted: Wish) => Promise<boolean>;
  readonly reject: (what: string, message: string) => boolean;
  readonly wanted: Wish;
}

/** A file of a person's own, whatever it holds. */
export const openFile = async (file: File, { openData, reject, wanted }: Opening): Promise<boolean> => {
  const text = await readFile(file);
  if (text === null || !wanted.isNewest()) return false;
  if (saysWhatItIs.test(text)) {
    const opened = await unlessCrashed(openRecording(file.name, text), 'refused');
    if (opened === 'opened' && wanted.isNewest()) openStudy('recording');
    if (opened !== 'scenario') return opened === 'opened';
  }
  let scenario: unknown;
  try {
    scenario = JSON.parse(text);
  } catch (error) {
    return reject(file.name, opening.noJson(error));
  }
  if (await takeIn(scenario)) return true;
  const { areAnswers } = await import('../lesson/answers.ts');
  if (areAnswers(scenario)) return (await import('../lesson/answers-store.ts')).openAnswers(scenario);
  if (typeof scenario === 'object' && scenario !== null && 'pages' in scenario) {
    return (await import('./lessons.ts')).openLesson(text, {}, 0, wanted);
  }
  return openData(scenario, wanted);
};
