import type { DeviceFault } from '../virtq/fault.ts';
import { describeDeviceFault, isDeviceFault } from '../virtq/fault.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';
import { describeRemark } from '../virtq/remark.ts';
import type { Told } from './told.ts';
import { eventsOf } from './told.ts';

/** A finding in one sentence, without its full stop. */
export const findingText = (finding: ChainRemark | RingRemark | DeviceFault): string =>
  isDeviceFault(finding) ? describeDeviceFault(finding) : describeRemark(finding);

/** What a step has found, each with its rule: `M13: descriptor 0 also belongs to …`. */
export const findingsIn = (told: Told): readonly string[] =>
  eventsOf(told, 'note/found').map(({ finding }) => {
    const text = told.say.again(findingText(finding));
    return finding.rule === null ? text : `${finding.rule}: ${text}`;
  });
