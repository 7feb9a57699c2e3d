import type { ComparedSide } from '../../engine/protocol/messages.ts';
import { openScenario } from '../store/opening.ts';

/** Opens one of the two runs as the run, at a step. */
export const openRun = ({ scenario }: ComparedSide, step: number): Promise<boolean> => openScenario(scenario, step);
