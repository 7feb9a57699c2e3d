import { headerNumber } from '../admin/rules.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId, pfId } from '../world/ids.ts';
import { deviceState, driverState, pfOf } from '../world/lookup.ts';
import { manageableOf } from '../world/topology.ts';
import { pastOf } from './command-past.ts';
import { keys } from './history.ts';
import type { LensInput } from './lens-there.ts';
import type { FeaturesView } from './parts/features.ts';
import type { RegisterRow, RegisterSection, WriterView } from './parts/registers.ts';
import { isOwn, type Party } from './party.ts';

export type Column = NonNullable<FeaturesView['unknown']>[number];

/** What somebody knows of the registers and of the features of a function. */
export interface KnownState {
  readonly status: (device: DeviceId) => boolean;
  readonly register: (section: RegisterSection, row: RegisterRow, device: DeviceId) => boolean;
  readonly feature: (column: Column, device: DeviceId) => boolean;
}

/** Answers of an owner's device that are searched for what they said. */
const ANSWERS = 64;

export const knownState = (input: LensInput, party: Party): KnownState => {
  const { dialect, history, lineage, world, timeline } = input;

  const readAt = (device: DeviceId, name: string): number =>
    history.reads.last(lineage, keys.register(device, name))?.step ?? 0;
  const writtenAt = (device: DeviceId, name: string): Pick<WriterView, 'step' | 'actor'> | null => {
    const found = [keys.register(device, name), keys.allRegisters(device)].flatMap(
      key => history.writers.last(lineage, key) ?? [],
    );
    const latest = found.toSorted((a, b) => b.step - a.step)[0];
    return latest ? { step: latest.step, actor: latest.value } : null;
  };

  /** What a driver wrote it knows, unless the device may have made something else of it. */
  const answers = (step: number): boolean =>
    ['features-ok', 'reset', 'stop'].includes(timeline.record(step)?.action.name ?? '');
  /** What a person writes in the place of a driver counts as the driver's; that VFs come and go does not. */
  const isAccess = (step: number): boolean => {
    const taken = timeline.record(step)?.events.find(({ type }) => type === 'intent/taken');
    return taken?.type === 'intent/taken' && taken.intent.do.startsWith('write-');
  };
  const knowsRegister = (
    device: DeviceId,
    name: string,
    writer: Pick<WriterView, 'step' | 'actor'> | null,
  ): boolean => {
    const read = readAt(device, name);
    if (!writer) return read > 0;
    if (read > writer.step) return true;
    if (writer.actor.startsWith('device') || (name === 'device_status' && answers(writer.step))) return false;
    return writer.actor !== 'operator' || isAccess(writer.step);
  };
  const status = (device: DeviceId): boolean => {
    if (!isOwn(party, device)) return false;
    return party.kind === 'device' || knowsRegister(device, 'device_status', writtenAt(device, 'device_status'));
  };

  /**
   * Whether an owner's driver has collected an answer, carried out at a step or later, that held this very value; `vf`:
   * to a command for that member.
   */
  const told = (owner: DeviceId, value: bigint | null, since = 0, vf: number | null = null): boolean => {
    if (value === null) return false;
    return history.moves.newest(lineage, keys.owner(owner), 16 * ANSWERS).some(({ value: move }) => {
      if (move.station !== 'collect' || !move.outcome?.ok) return false;
      if (!Object.values(move.outcome.fields).some(field => BigInt(field) === value)) return false;
      const past = pastOf(history, lineage, owner, move.id);
      if (!past || (past.passed.get('execute') ?? 0) < since) return false;
      return vf === null || headerNumber(dialect, past.command.readable, dialect.headerFields.member) === vf;
    });
  };

  /** Whether an owner's driver has collected that its own command, carried out at a step, was a success. */
  const confirmed = (owner: DeviceId, step: number): boolean =>
    history.moves
      .between(lineage, keys.owner(owner), step, step)
      .some(
        ({ value: { station, id } }) =>
          station === 'execute' && history.ends.last(lineage, keys.command(owner, id))?.value === true,
      );

  const offersKnown = (device: DeviceId): boolean =>
    readAt(device, 'device_feature') > (writtenAt(device, 'device_feature')?.step ?? 0);

  /** The driver of the function itself. */
  const ofItself = (column: Column, device: DeviceId): boolean => {
    const { facets, offered, negotiated } = deviceState(world, device);
    switch (column) {
      case 'driverKnows':
      case 'accepted':
        return true;
      case 'offered':
        return offersKnown(device);
      case 'assigned':
        // It sees what it is offered, and that is what was assigned as far as the device offers it.
        return offersKnown(device) && facets.assigned === offered;
      case 'negotiated':
        return negotiated === null || status(device);
      default:
        return false;
    }
  };

  /** The driver of the PF that the function belongs to. */
  const ofOwner = (column: Column, device: DeviceId, owner: DeviceId): boolean => {
    const { facets, offered } = deviceState(world, device);
    const vf = parseDeviceId(device)?.vf ?? 0;
    switch (column) {
      case 'manageable':
        return told(owner, manageableOf(pfOf(world, owner), vf));
      case 'offered':
        return told(
          owner,
          offered,
          history.writers.last(lineage, keys.register(device, 'device_feature'))?.step ?? 0,
          vf,
        );
      case 'assigned': {
        const last = history.writers.last(lineage, keys.register(device, 'features/assigned'));
        return last !== null && facets.assigned !== null && confirmed(owner, last.step);
      }
      default:
        return false;
    }
  };

  return {
    status,
    register: (section, { name, lastWriter }, device) => {
      if (!isOwn(party, device)) return false;
      if (party.kind === 'device') return true;
      // Whoever drives a function has found its capabilities.
      const loaded = driverState(world, device).stage !== 'absent';
      if (section.structure === 'pci' && loaded && lastWriter === null) return true;
      return knowsRegister(device, name, lastWriter);
    },
    feature: (column, device) => {
      if (party.kind === 'memory') return false;
      if (party.kind === 'device') return isOwn(party, device) && column !== 'driverKnows';
      if (isOwn(party, device)) {
        const vf = parseDeviceId(device)?.vf ?? 0;
        if (vf === 0 && column === 'manageable') {
          return told(device, pfOf(world, device).manageable);
        }
        return ofItself(column, device);
      }
      return device.startsWith(`${party.device}/`) && ofOwner(column, device, pfId(parseDeviceId(device)?.pf ?? 0));
    },
  };
};
