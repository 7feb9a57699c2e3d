/** What components use: a part of the state, and named actions. */
export * as actions from './actions.ts';
export type { AppState } from './state.ts';
export { useStore as useApp } from './store.ts';
