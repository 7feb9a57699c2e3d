import { spoken } from './catalogue.ts';

/** A newer version of the page. */
export const offline = {
  title: 'A new version is ready',
  hint: 'This run goes on with the old one. Taking the new one loads the page again, with the link that is in the address.',
  take: 'Take it now',
  later: 'Later',
};

spoken({ offline });
