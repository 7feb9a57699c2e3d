import type { Register } from '../device/common-cfg.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import type { Entry, Lineage } from './ledger.ts';
import type { LastWriter } from './registers.ts';
import { ofSelectedQueue } from './registers.ts';

/** Says which step and which actor wrote a register last; the registers of a virtqueue are those that are selected. */
export const lastWriterOf =
  (history: History, lineage: Lineage, device: DeviceId, queueSelect: number): LastWriter =>
  (register: Register) => {
    const key = ofSelectedQueue(register)
      ? keys.queueRegister(device, register, queueSelect)
      : keys.register(device, register);
    const own = history.writers.last(lineage, key);
    const all = history.writers.last(lineage, keys.allRegisters(device));
    const latest: Entry<ActorId> | null = own && all ? (own.step >= all.step ? own : all) : (own ?? all);
    return latest ? `step ${latest.step}, ${latest.value}` : '';
  };
