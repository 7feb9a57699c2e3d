import type { HandoutView } from '../../engine/protocol/messages.ts';
import type { FeatureBitView } from '../../engine/view/parts/features.ts';
import { handout } from '../text/handout.ts';

type Topology = HandoutView['topology'];

const bitsOf = (bits: readonly FeatureBitView[]): string =>
  bits.map(({ bit, name }) => (name.startsWith('bit ') ? name : `${bit} ${name}`)).join(', ') || handout.who.none;

/** `1`, `1 and 2`, `1 to 4`, `1, 3 and 5` */
const numbersOf = (numbers: readonly number[]): string => {
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? first;
  if (numbers.length > 2 && last - first === numbers.length - 1) return `${first} ${handout.who.to} ${last}`;
  return numbers.length < 2 ? `${first}` : `${numbers.slice(0, -1).join(', ')} ${handout.who.and} ${last}`;
};

/** The functions of a run, a line for each that is built in another way. */
export const functionLines = ({ pfs, owner, faults }: Topology): readonly string[] => {
  const { who: text } = handout;
  const featuresOf = ({ offers, driver }: Pick<Topology['pfs'][number], 'offers' | 'driver'>): string =>
    `${text.offers(bitsOf(offers))} ${text.knows(driver && bitsOf(driver))}`;
  return [
    ...pfs.flatMap(pf => [
      [
        text.pf(pf.pf, text.types[pf.type], owner, pf.totalVfs),
        text.queues(pf.adminQueues.length, [...new Set(pf.adminQueues)].join(` ${text.and} `), pf.queueSize),
        featuresOf(pf),
        pf.totalVfs > 0 && pf.manageable.length > 0 ? text.manages(bitsOf(pf.manageable)) : '',
      ]
        .filter(Boolean)
        .join(' '),
      ...pf.vfs.map(
        vf =>
          `${text.vfs(numbersOf(vf.numbers), pfs.length > 1 ? `${pf.pf}` : '', text.types[vf.type])} ${featuresOf(vf)}`,
      ),
    ]),
    ...faults.map(({ actor, text: what }) => text.fault(actor, what)),
  ];
};
