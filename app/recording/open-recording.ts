import { counting } from '../store/newest.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';
import { recording as text } from '../text/recording.ts';
import { useRecording } from './recording-store.ts';

/** Bytes of a file that is read. */
const MOST_BYTES = 16 * 1024 * 1024;

const reject = (what: string, message: string): false => {
  useStore.setState({ failure: { kind: 'rejected', what, errors: [{ path: '', message }] } });
  return false;
};

/** The text of a file, unless it is too long to be read. */
export const readFile = async (file: File): Promise<string | null> => {
  if (file.size <= MOST_BYTES) return file.text();
  reject(file.name, text.tooBig(file.size, MOST_BYTES));
  return null;
};

const begin = counting();

/** Asks the engine what a text is; what cannot be used is told, and all that is open stays. */
export const openRecording = async (
  name: string,
  content: string,
  example: string | null = null,
  isNewest = begin(),
): Promise<'opened' | 'scenario' | 'refused'> => {
  const answer = await askStudy({ kind: 'recording', text: content });
  if (!isNewest()) return 'refused';
  if (!answer.ok) {
    useStore.setState({ failure: { kind: 'rejected', what: name, errors: answer.rejected.errors } });
    return 'refused';
  }
  if (answer.found.kind === 'scenario') return 'scenario';
  useRecording.setState({ text: content, view: answer.found, example });
  useStore.setState({ failure: null });
  return 'opened';
};

/** A file that lies beside the page. */
export const openExample = async (example: string): Promise<void> => {
  const isNewest = begin();
  try {
    const response = await fetch(`recordings/${example}.json`);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const content = await response.text();
    if (isNewest()) await openRecording(example, content, example, isNewest);
  } catch (error) {
    if (isNewest()) reject(example, text.unfetched(error));
  }
};

/** The engine has forgotten the file, because it was started anew: once more. */
export const openAgain = async (): Promise<void> => {
  const { text: content, view, example } = useRecording.getState();
  if (view) await openRecording(view.name, content, example);
};
