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
    id: 'X11',
    title: 'Four notification addresses, of which the last ends the list',
    reason: 'The device here has two addresses, and both readings end the list after them.',
  },
  {
    id: 'X16',
    title: 'Commands consumed without an order, or in the order queued',
    reason: 'A device that keeps the order is right under both sentences.',
  },
  {
    id: 'X17',
    title: 'admin_queue_num that reads 0 although ADMIN_VQ was negotiated',
    reason: 'A scenario says how many administration virtqueues there are, and a driver finds none there.',
  },
  {
    id: 'X20',
    title: 'A declaration with a comment that does not end',
    reason: 'The struct is the array of words under every reading.',
  },
];
