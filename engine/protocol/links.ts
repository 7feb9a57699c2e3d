import { decodeLink } from '../scenario/link.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import { chooseReading } from './choose-reading.ts';
import { chooseRing } from './choose-ring.ts';
import { dispatch } from './dispatch.ts';
import { keepRun } from './keep-run.ts';
import { readCommand } from './read-intent.ts';
import { startRestoring } from './restore-run.ts';
import { share } from './share.ts';

/**
 * What reads and makes links, what takes in what a person has written, and what makes another scenario of the one that is
 * shown: a page that was opened without a link need not have it at once.
 */
export interface Links {
  readonly decodeLink: typeof decodeLink;
  readonly parseScenarioText: typeof parseScenarioText;
  readonly share: typeof share;
  readonly chooseRing: typeof chooseRing;
  readonly chooseReading: typeof chooseReading;
  readonly dispatch: typeof dispatch;
  readonly keepRun: typeof keepRun;
  readonly startRestoring: typeof startRestoring;
  readonly readCommand: typeof readCommand;
}

export const links: Links = {
  decodeLink,
  parseScenarioText,
  share,
  chooseRing,
  chooseReading,
  dispatch,
  keepRun,
  startRestoring,
  readCommand,
};
