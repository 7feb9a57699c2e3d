import { decodeLink } from '../scenario/link.ts';
import { share } from './share.ts';

/** What reads and makes links: a page that was opened without one need not have it at once. */
export interface Links {
  readonly decodeLink: typeof decodeLink;
  readonly share: typeof share;
}

export const links: Links = { decodeLink, share };
