import { ACKNOWLEDGE } from '../../device/status.ts';
import { baseClauses } from '../../spec/base-clauses.ts';
import { reconstructed } from '../../spec/source.ts';
import type { Dialect } from '../dialect.ts';
import { commonChecks, inUse } from './checks.ts';
import { draftClauses } from './clauses.ts';
import { commands } from './commands.ts';
import { features } from './features.ts';
import { groupTypes } from './groups.ts';
import { commandAnswer, commandHeader } from './layouts.ts';
import { refusals, success } from './refusals.ts';
import { rules } from './rules.ts';
import { notObservable, switches } from './switches.ts';

const notShown = reconstructed('as in 1.3; the draft excerpt does not show this register');

/** The draft patch of 31 July 2022, as posted. What the excerpt leaves out is filled in and labelled reconstructed. */
export const draft202207: Dialect = {
  id: 'draft-2022-07',
  title: 'July 2022 draft, as posted',
  summary: 'A management device assigns and queries feature bits of its managed devices with two admin commands.',
  terms: { owner: 'management device', member: 'managed device' },
  features,
  groupTypes,
  header: commandHeader,
  headerFields: { opcode: 'command', group: 'group_id', member: 'group_member_id' },
  answer: commandAnswer,
  success,
  refusals,
  commands,
  commonChecks,
  judgeAtTake: (readings, decode) => (readings['acknowledge-race'] === 'at-take' ? inUse(decode()) : null),
  missingPart: readings => (readings['missing-part'] === 'fault' ? 'fault' : 'complete'),
  switches,
  notObservable,
  clauses: [...draftClauses, ...baseClauses],
  rules,
  registerSources: { admin_queue_index: notShown, admin_queue_num: notShown },
  pfMember: 0,
  selfMember: 0,
  ownerFeatures: ['SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'],
  gate: {
    clause: 'draft-2022-07.B4',
    statusBit: ACKNOWLEDGE,
    open: 'assign possible',
    closed: 'assign refused',
    text: 'assign only before the managed driver sets ACKNOWLEDGE',
  },
};
