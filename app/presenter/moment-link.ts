import { writeNamed } from '../store/named-link.ts';
import { lessonLink } from '../store/open-lesson.ts';
import { fetchScenario, loadLibrary } from '../store/opening.ts';
import { share } from '../store/sharing.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';

/** A link for a code that is read from a distance. */
export interface MomentLink {
  /** Without `#`; null: there is none that is short enough. */
  readonly fragment: string | null;
  /** Length of the link of this very moment, where it is too long for a code; null: it is the one above. */
  readonly tooLong: number | null;
}

/** Longer ones make codes that nobody in the last row can read; the share dialog has the same bound. */
const MOST = 2000;

/** The scenario in a link, without where to look. */
const scenarioOf = (fragment: string): string => fragment.split('&')[0] ?? '';

/** The file of the library that the run is of, by where it came from or by its title; null: none. */
const libraryFile = async (): Promise<string | null> => {
  const { source, run } = useStore.getState();
  if (source !== null) return source;
  const library = await loadLibrary().catch(() => []);
  return library.find(({ title }) => title === run.run?.title)?.file ?? null;
};

/** Whether the run is that of a file of the library, with nothing done to it: equal scenarios have equal links. */
const isUntouched = async (file: string): Promise<boolean> => {
  try {
    const [own, scenario] = await Promise.all([
      share({ atStep: false, view: false, notes: false }),
      fetchScenario({ file }),
    ]);
    const answer = await askStudy({ kind: 'draft-link', text: JSON.stringify(scenario) });
    return own !== null && answer.ok && scenarioOf(answer.found.fragment) === scenarioOf(own.fragment);
  } catch {
    return false;
  }
};

/** The shortest link to the step that is shown, or to the page of the lesson; null when the engine could not make one. */
export const linkOfMoment = async (): Promise<MomentLink | null> => {
  const {
    lesson,
    run: { run },
  } = useStore.getState();
  if (!run) return null;
  const ofPage = lesson && (await lessonLink());
  if (ofPage && ofPage.length <= MOST) return { fragment: ofPage.fragment, tooLong: null };
  const source = await libraryFile();
  if (source !== null && (await isUntouched(source))) {
    return { fragment: writeNamed({ file: source, step: run.step, digest: run.digest }), tooLong: null };
  }
  const shared = await share({ atStep: true, view: false, notes: false });
  if (!shared) return null;
  if (shared.length <= MOST) return { fragment: shared.fragment, tooLong: null };
  return { fragment: source && writeNamed({ file: source, step: 0, digest: null }), tooLong: shared.length };
};
