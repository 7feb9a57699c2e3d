import type { Start } from '../editor/start.ts';
import { openStudy } from './studying.ts';

/** Opens the scenario editor with another scenario in it. */
export const editScenario = async (start: Start): Promise<void> => {
  const { startFrom } = await import('../editor/start.ts');
  openStudy('editor');
  await startFrom(start);
};
