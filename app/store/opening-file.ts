import { takeIn } from '../keeping/take-in.ts';
import { openRecording, readFile } from '../recording/open-recording.ts';
import { opening } from '../text/opening.ts';
import { unlessCrashed } from './engine.ts';
import { useStore } from './store.ts';
import { openStudy } from './studying.ts';

/** Images and recordings say what they are by a text; a scenario's format is a number. */
const saysWhatItIs = /"(?:schema|format)"\s*:\s*"/;

interface Opening {
  readonly openData: (scenario: unknown) => Promise<boolean>;
  readonly reject: (what: string, message: string) => boolean;
}

/** A file of a person's own, whatever it holds. */
export const openFile = async (file: File, { openData, reject }: Opening): Promise<boolean> => {
  const text = await readFile(file);
  if (text === null) return false;
  if (saysWhatItIs.test(text)) {
    const opened = await unlessCrashed(openRecording(file.name, text), 'refused');
    if (opened === 'opened') openStudy('recording');
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
    return (await import('./lessons.ts')).openLesson(text, {});
  }
  useStore.setState({ study: null });
  return openData(scenario);
};
