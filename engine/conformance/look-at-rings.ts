import { ahead16, u16 } from '../num/int.ts';
import type { Onlooker, Remark } from './onlooker.ts';

const word = (bytes: Uint8Array): number => u16((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8));

/** Looks at the indices of split rings: they only move forward. */
export const lookAtRings = (): Onlooker => record => {
  const remarks: Remark[] = [];
  for (const event of record.events) {
    if (event.type !== 'memory/wrote' || event.what !== 'virtq_avail.idx') continue;
    const [to, was] = [word(event.bytes), word(event.was)];
    // A virtqueue that is set up anew begins at 0.
    if (to === 0) continue;
    const back = ahead16(u16(to), u16(was)) > 0x8000;
    remarks.push({
      clause: 'split.avail.idx-never-decreases',
      by: event.by,
      why: back ? `virtq_avail.idx goes from ${was} to ${to}` : null,
    });
  }
  return remarks;
};
