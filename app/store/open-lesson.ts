import { useStore } from './store.ts';
import { type Wish, wish } from './wish.ts';

/** What opens and turns the pages of lessons is fetched by whoever learns. */
const lessons = () => import('./lessons.ts');

export const openCourse = async (file: string, page?: number): Promise<boolean> => {
  useStore.setState({ overlay: null });
  const wanted = wish();
  return (await lessons()).openCourse(file, page, wanted);
};
export const openLessonLink = async (hash: string, wanted: Wish): Promise<boolean> =>
  (await lessons()).openLessonLink(hash, wanted);
/** The open lesson at its page, as what follows the `#`; null: it is too long, or there is none. */
export const lessonLink = async () => (await lessons()).lessonLink();

/** Another run is shown, which belongs to no lesson. */
export const leaveLesson = (): void => {
  const { lesson, preferences, prefer } = useStore.getState();
  if (!lesson) return;
  useStore.setState({ lesson: null });
  if (preferences.layout === 'teach') prefer({ layout: 'review' });
};
