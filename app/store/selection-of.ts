import type { Subject } from '../../engine/view/subject.ts';
import type { Selection } from './selection-slice.ts';

/** What to select so that it is this thing. */
export const selectionOf = (subject: Subject): Partial<Selection> => {
  switch (subject.kind) {
    case 'device':
      return { device: subject.device };
    case 'queue':
      return { queue: { device: subject.device, queue: subject.queue } };
    case 'command':
      return { command: { owner: subject.owner, id: subject.id } };
    case 'bytes':
      return { bytes: { at: subject.at, size: subject.size }, field: subject.field ?? null };
    case 'field':
      return { field: subject.field };
    case 'register':
      return { device: subject.device, register: subject.register };
    case 'step':
      return { step: subject.step };
    case 'clause':
      return { clause: subject.clause };
  }
};
