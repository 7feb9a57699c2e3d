import type { Sentence } from '../prose.ts';
import type { Variant } from './variant.ts';

const pick = (spelled: boolean, short: string, long: string): string => (spelled ? long : short);

/**
 * The sentences that the review argued about, retold: what each speaks of, in the chapter where it stands. The patch has
 * the admin commands first, then the facilities, then the introduction.
 */
export const proseOf = ({ order, vocabulary, wording, stages, width }: Variant): readonly Sentence[] => {
  const plain = vocabulary === 'owner-member';
  const spelled = wording === 'spelled-out';
  const any = width === 'any-bits';
  const [owner, member] = plain ? ['owner device', 'member device'] : ['management device', 'managed device'];
  const commands: readonly Sentence[] = [
    {
      id: 'device-mgmt',
      chapter: 'admin commands',
      text: plain
        ? 'With VIRTIO_ADMIN_DEVICE_MGMT an owner device configures resources of its member devices.'
        : 'With VIRTIO_ADMIN_DEVICE_MGMT a management device manages resources of its managed devices.',
      uses: [owner, member],
      defines: [],
    },
    {
      id: 'mandatory',
      chapter: 'admin commands',
      text: `Both commands are mandatory for ${plain ? 'an' : 'a'} ${owner}.`,
      uses: [owner],
      defines: [],
    },
    {
      id: 'feature-43',
      chapter: 'basic facilities',
      text: `VIRTIO_F_${any ? 'FEATURE_MGMT' : 'FEATURE_63_0_MGMT'}: ${pick(spelled, 'mgmt', plain ? 'provisioning' : 'management')} of feature bits ${any ? '' : '0 to 63 '}of a ${member} is possible.`,
      uses: [member],
      defines: [],
    },
  ];
  const definitions: readonly Sentence[] = [
    {
      id: 'define-owner',
      chapter: 'introduction',
      text: plain
        ? 'The owner device of a group controls the others of that group.'
        : 'A management device supports both commands and can control another device.',
      uses: [],
      defines: [owner],
    },
    {
      id: 'define-member',
      chapter: 'introduction',
      text: plain ? 'A member device belongs to a group.' : 'A managed device is one that another device can control.',
      uses: [],
      defines: [member],
    },
  ];
  const told = {
    commands: stages === 'definitions' ? [] : commands,
    definitions: stages === 'commands' ? [] : definitions,
  };
  return order === 'terms-first' ? [...told.definitions, ...told.commands] : [...told.commands, ...told.definitions];
};
