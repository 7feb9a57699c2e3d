/** Everything that a component, a key or an entry of the palette can do. */
export { compose, decode } from './composing.ts';
export { editScenario, writeLesson } from './open-editor.ts';
export { openCourse } from './open-lesson.ts';
export { fetchScenario, loadLibrary, openFile, openFromLibrary } from './opening.ts';
export {
  act,
  back,
  chooseReading,
  chooseRing,
  dispatch,
  reset,
  runToEnd,
  seek,
  setSpeed,
  step,
  stepOver,
  stop,
  togglePlay,
} from './playing.ts';
export {
  chooseLens,
  clearSelection,
  closeOverlay,
  dismissFailure,
  findInLog,
  openOverlay,
  prefer,
  select,
  showClause,
  showDetail,
  showLayout,
  showPane,
  toggleOverlay,
} from './selecting.ts';
export { bookmark, setTitle, share } from './sharing.ts';
export { askStudy, closeStudy, openStudy, setStudy } from './studying.ts';
export { redo, undo } from './undoing.ts';
export { watch } from './watching.ts';
