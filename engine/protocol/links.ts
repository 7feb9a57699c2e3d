import { decodeLink } from '../scenario/link.ts';
import { chooseRing } from './choose-ring.ts';
import { share } from './share.ts';

/**
 * What reads and makes links, and what makes another scenario of the one that is shown: a page that was opened without a
 * link need not have it at once.
 */
export interface Links {
  readonly decodeLink: typeof decodeLink;
  readonly share: typeof share;
  readonly chooseRing: typeof chooseRing;
}

export const links: Links = { decodeLink, share, chooseRing };
