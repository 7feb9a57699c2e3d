import { readAt, writeAt } from '../pci/access.ts';
import type { PfId } from '../world/ids.ts';
import type { AccessIntent } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import { addStructures } from './structures.ts';
import { clearVfEnable, judgeOwners } from './vf-enable.ts';

const SPACE = 4096;

const refuses = (intent: AccessIntent): string | null => {
  const { structure, offset, width } = intent;
  if (![1, 2, 4, 8].includes(width)) return `An access has 1, 2, 4 or 8 bytes, not ${width}.`;
  if (structure === 'pci') {
    if (width === 8) return 'An access to configuration space has 1, 2 or 4 bytes.';
    if (offset % width !== 0) return `${offset} is not aligned to ${width} bytes, as configuration space demands.`;
    if (offset + width > SPACE) return `Configuration space ends at ${SPACE}.`;
  }
  if (intent.do === 'write-at' && (numeralOf(intent.value) ?? -1n) < 0n) return `${intent.value} is not a number.`;
  return null;
};

addStructures({
  refuses,
  perform: (turn, intent, dialect) => {
    const { device } = intent;
    const access = {
      turn,
      device,
      rules: dialect.rules,
      disableVfs: clearVfEnable(turn, dialect),
      vfsCame: (owner: PfId) => judgeOwners(turn, owner, dialect),
    };
    if (intent.do === 'read-at') return readAt(access, intent);
    return writeAt(access, intent, BigInt.asUintN(8 * intent.width, numeralOf(intent.value) ?? 0n));
  },
});
