import type { AnsweredCommand, AnswerRule, Spoken, Watch } from '../../admin/watch.ts';
import { hasBit } from '../../num/feature-set.ts';
import { parseDeviceId } from '../../world/ids.ts';
import { FEATURE_63_0_MGMT } from './features.ts';
import { ASSIGN, QUERY } from './layouts.ts';

const operationOf = ({ context }: AnsweredCommand): number | null =>
  context.opcode === 0 ? Number((context.data as { readonly operation?: number }).operation) : null;

const UNKNOWN_COMMAND = 2;
const INVALID_MEMBER = 4;

const rule = (id: string, judge: AnswerRule['judge']): AnswerRule => ({ clause: `draft-2022-07.${id}`, judge });

/** What a refusal by a rule has to be. */
const refusedBy = (id: string, by: string): AnswerRule =>
  rule(id, ({ due, differs }) => (due.refusing === `draft-2022-07.${by}` ? differs : undefined));

const answers = ({ features }: Spoken): readonly AnswerRule[] => {
  const role = features.byName.get('SR_IOV_MGMT_DEVICE')?.bit;
  /** Members to which an assign was refused because they were in use. */
  const refused = new Set<string>();
  return [
    rule('B9', ({ context: { member }, head }) => {
      if (!member || parseDeviceId(member.id)?.vf === 0) return undefined;
      return head.status === INVALID_MEMBER ? `${member.id} is no member` : null;
    }),
    rule('B10', ({ context: { owner } }) =>
      parseDeviceId(owner.id)?.vf === 0 ? null : `${owner.id} manages as well as its PF`,
    ),
    rule('B11', ({ context: { command }, due, head }) => {
      if (!command || !due.ok) return undefined;
      return head.status === UNKNOWN_COMMAND ? `${command.name} is not supported` : null;
    }),
    rule('B12', ({ context: { owner } }) => {
      const { negotiated, offered, sriov } = owner.state;
      if (role === undefined || negotiated === null || !hasBit(negotiated, FEATURE_63_0_MGMT) || !sriov)
        return undefined;
      return hasBit(offered, role) ? null : 'SR_IOV_MGMT_DEVICE is not offered';
    }),
    refusedBy('B13', 'B4'),
    refusedBy('B14', 'B3'),
    rule('B16', answered => {
      const { context, due, ok } = answered;
      const member = context.member?.id;
      if (operationOf(answered) !== ASSIGN || member === undefined) return undefined;
      if (due.refusing === 'draft-2022-07.B4') refused.add(member);
      if (!due.ok || !refused.has(member)) return undefined;
      return ok ? null : 'cannot be assigned again after a reset';
    }),
    rule('B18', answered => {
      if (operationOf(answered) !== QUERY || !answered.due.ok) return undefined;
      return answered.ok ? null : 'a query is refused';
    }),
  ];
};

/** What an onlooker knows of the draft's commands, as posted or with changes. */
export const draftWatch: Watch = { commands: [], answers, failedResult: 'draft-2022-07.B8' };
