/** What an address says of a page that presents; the last of its parts. */
export const PRESENTING = '&p=1';

export const readPresenting = (hash: string): boolean => /[#&]p=1$/.test(hash);

export const withoutPresenting = (hash: string): string => hash.replace(/[#&]p=1$/, '');
