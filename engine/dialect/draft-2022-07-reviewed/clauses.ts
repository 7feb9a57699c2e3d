import type { Clause } from '../../spec/clause.ts';
import { ours, review } from '../../spec/source.ts';

const rule = (id: string, level: Clause['level'], text: string, source: Clause['source']): Clause => ({
  id: `draft-2022-07-reviewed.${id}`,
  actor: 'device',
  level,
  area: 'device-management',
  section: 'review of the patch',
  since: 'draft',
  text,
  observable: true,
  source,
});

/** What the amendments say that a device has to do otherwise. */
export const reviewedClauses: readonly Clause[] = [
  rule(
    'R5',
    'choice',
    'The commands are not for the Self group: group_id 0 ends in status 3, invalid group.',
    review('doubts that these commands make sense for the Self group'),
  ),
  rule(
    'R9-missing',
    'choice',
    'What an assign of fewer words than the managed device has means for the bits that are not there.',
    ours('the comment only asks for any number of bits'),
  ),
];
