import { ACKNOWLEDGE } from '../../device/status.ts';
import { publishedClauses } from '../../spec/published-clauses.ts';
import { reconstructed } from '../../spec/source.ts';
import type { Dialect } from '../dialect.ts';
import { commonChecksOf, inUse } from './checks.ts';
import { draftClauses } from './clauses.ts';
import { commandsOf } from './commands.ts';
import { featuresOf } from './features.ts';
import { groupTypes } from './groups.ts';
import { commandAnswer, commandHeader } from './layouts.ts';
import { refusals, success } from './refusals.ts';
import { rulesOf } from './rules.ts';
import { switches } from './switches.ts';
import { postedVariant, type Variant } from './variant.ts';

const notShown = reconstructed('as in 1.3; the draft excerpt does not show this register');

/** What the two parties are called; with the commands alone there are no roles, only what PCI calls them. */
const termsOf = ({ stages, vocabulary }: Variant): Dialect['terms'] => {
  if (stages === 'commands') return { owner: 'PF', member: 'VF' };
  return vocabulary === 'owner-member'
    ? { owner: 'owner device', member: 'member device' }
    : { owner: 'management device', member: 'managed device' };
};

const ownerFeaturesOf = (variant: Variant): readonly string[] =>
  variant.stages === 'commands' || variant.roles === 'by-group'
    ? []
    : featuresOf(variant).bits.flatMap(({ bit, name }) => (bit === 42 || bit === 43 ? [name] : []));

/** Rules of the administration virtqueue itself, which an earlier patch of the series brings. */
const adminQueueRules = [
  'admin.vq.used-on-same-queue',
  'pci.common.admin-index-range',
  'features.driver.validate-offered',
];

/** A version of the draft: as posted, or with what the review asked for. */
export const draftOf = (variant: Variant): Dialect => ({
  id: 'draft-2022-07',
  title: 'July 2022 draft, as posted',
  summary: 'A management device assigns and queries feature bits of its managed devices with two admin commands.',
  terms: termsOf(variant),
  features: featuresOf(variant),
  groupTypes,
  header: commandHeader,
  headerFields: { opcode: 'command', group: 'group_id', member: 'group_member_id' },
  answer: commandAnswer,
  success,
  refusals,
  commands: commandsOf(variant),
  commonChecks: commonChecksOf(variant),
  judgeAtTake: (readings, decode) => (readings['acknowledge-race'] === 'at-take' ? inUse(decode()) : null),
  missingPart: readings => (readings['missing-part'] === 'fault' ? 'fault' : 'complete'),
  duties: [],
  discovery: null,
  migration: null,
  emptyAdmin: () => null,
  newestFirst: () => false,
  asQueued: () => null,
  mandatory:
    variant.stages === 'both' ? { clause: 'draft-2022-07.B11', opcodes: [0, 1], lacking: 'unknown command' } : null,
  oneOwner: featuresOf(variant).byBit.has(42) ? { clause: 'draft-2022-07.B10', feature: 42 } : null,
  holdsVfEnable: null,
  switches,
  clauses: [...draftClauses, ...publishedClauses('1.2', '', adminQueueRules)],
  rules: rulesOf(variant),
  registerSources: { admin_queue_index: notShown, admin_queue_num: notShown },
  pfMember: 0,
  selfMember: 0,
  ownerFeatures: ownerFeaturesOf(variant),
  gate: {
    clause: 'draft-2022-07.B4',
    statusBit: ACKNOWLEDGE,
    open: 'assign possible',
    closed: 'assign refused',
    text: 'assign only before the managed driver sets ACKNOWLEDGE',
  },
});

/** The draft patch of 31 July 2022, as posted. What the excerpt leaves out is filled in and labelled reconstructed. */
export const draft202207: Dialect = draftOf(postedVariant);
