import type { NotObservable } from '../margin-types.ts';

/** Points that no run can show. */
export const notObservable: readonly NotObservable[] = [
  {
    id: 'X9',
    title: 'A status that is called INVALID_FIELD',
    reason:
      'There is no such status; the requirement, which names EINVAL with that qualifier, is all that can be meant.',
  },
  {
    id: 'X20',
    title: 'A declaration with a comment that does not end',
    reason: 'The struct is the array of words under every reading.',
  },
];
