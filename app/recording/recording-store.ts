import { create } from 'zustand';
import type { RecordingView } from '../../engine/protocol/messages.ts';

/** The file that is open, as long as the page is: it is too large for a link, and nobody else's business. */
interface Recording {
  readonly text: string;
  readonly view: RecordingView | null;
  /** The bundled example that it is; null: a file of a person's own. */
  readonly example: string | null;
}

export const useRecording = create<Recording>()(() => ({ text: '', view: null, example: null }));
