/** The page in German. What is a catalogue in English has one here. */
export * from './labels.ts';
export * from './language.ts';
export * from './presenter.ts';
export * from './time.ts';
