import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId } from '../world/ids.ts';
import type { AccessIntent, CommandIntent, Intent, StructureName } from '../world/intent.ts';
import { deviceState } from '../world/lookup.ts';
import { askedBy } from './asked.ts';
import { bitsText } from './feature-bits.ts';
import { deviceTitle, driverTitle, queueName } from './names.ts';
import { violations } from './sentence-driver.ts';
import { statusText } from './status-view.ts';
import type { Told } from './told.ts';
import { eventOf, eventsOf, sentences, titleIn, topologyOf } from './told.ts';

const givesCommand = (told: Told, intent: CommandIntent): string => {
  const given = eventOf(told, 'command/given');
  const to = driverTitle(topologyOf(told), intent.owner);
  if (!given) return sentences(`Gives ${to} a command`);
  const { id, readable } = given.command;
  const asked = askedBy(told.dialect, readable);
  const bytes = intent.raw === undefined ? '' : `, ${readable.length} bytes typed by hand`;
  return sentences(`Gives ${to} command ${id}: ${asked.text}${bytes}`);
};

const enablesVfs = (told: Told, owner: DeviceId, numVfs: number): string => {
  const created = eventsOf(told, 'vf/created').length;
  if (eventsOf(told, 'sriov/wrote').length === 0) return sentences(`Tries to enable ${numVfs} VFs`, violations(told));
  const last = created === 2 ? 'VF 1 and VF 2 appear' : `VF 1 to VF ${created} appear`;
  const which = created === 0 ? 'no VF appears' : created === 1 ? 'VF 1 appears' : last;
  return sentences(`Writes NumVFs ${numVfs} and sets VF Enable of ${titleIn(told, owner)}: ${which}`, violations(told));
};

const disablesVfs = (told: Told, owner: DeviceId): string => {
  const gone = eventsOf(told, 'vf/destroyed').length;
  return sentences(
    `Clears VF Enable of ${titleIn(told, owner)}: ${gone} ${gone === 1 ? 'VF vanishes' : 'VFs vanish'} at once`,
  );
};

/** What a write to a register changed. */
const changedBy = (told: Told): string | null => {
  const parts = told.record.events.flatMap((event): string[] => {
    switch (event.type) {
      case 'status/wrote':
        return [`device_status ${statusText(event.from)} → ${statusText(event.to)}`];
      case 'reset/began':
        return [`a reset is under way, device_status still reads ${statusText(event.status)}`];
      case 'features/written':
        return [`accepted are now ${bitsText(event.to)}`];
      case 'features/negotiated':
        return event.to === null ? [] : [`the device accepts ${bitsText(event.to)}`];
      case 'register/wrote':
        return [`it was ${hex(event.from)}`];
      case 'register/queue-wrote':
        return [`it was ${hex(event.from)}, of virtqueue ${event.queue}`];
      case 'queue/enabled':
        return [`virtqueue ${event.queue} is enabled`];
      case 'queue/reset':
        return [`virtqueue ${event.queue} is reset`];
      default:
        return [];
    }
  });
  return parts.length > 0 ? parts.join('; ') : null;
};

const writesRegister = (told: Told, intent: Extract<Intent, { readonly do: 'write-register' }>): string => {
  const effect = changedBy(told);
  const broken = violations(told);
  const refused = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  const what = `Writes ${hex(BigInt(intent.value))} to ${intent.register} of ${titleIn(told, intent.device)} by hand`;
  const nothing = effect === null && broken === null && !refused;
  return sentences(
    `${what}${effect ? `: ${effect}` : ''}`,
    broken,
    refused?.why ?? null,
    nothing ? 'Nothing changes' : null,
  );
};

const structureNames: Readonly<Record<StructureName, string>> = {
  common: 'the common configuration',
  notify: 'the notification structure',
  isr: 'the ISR status',
  device: 'the device configuration',
  msix: 'the MSI-X table',
  pci: 'configuration space',
};

/** What a driver's access did is said by those who took it. */
const accesses = (told: Told, intent: AccessIntent): string => {
  const { structure, offset, width } = intent;
  const bytes = width === 1 ? '1 byte' : `${width} bytes`;
  const does = intent.do === 'read-at' ? `Reads ${bytes} of` : `Writes ${hex(BigInt(intent.value))}, ${bytes}, to`;
  const said = eventsOf(told, 'note/said').map(({ text }) => text);
  const refused = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  return sentences(
    `${does} ${structureNames[structure]} of ${titleIn(told, intent.device)} at ${hex(offset, 2)} by hand`,
    changedBy(told),
    violations(told),
    refused?.why ?? null,
    ...said,
  );
};

const resetsFunction = (told: Told, device: DeviceId): string => {
  const done = eventsOf(told, 'reset/done').find(event => event.device === device);
  const gone = eventsOf(told, 'vf/destroyed').length;
  return sentences(
    `Function-level reset of ${titleIn(told, device)}: device_status ${statusText(done?.from.status ?? 0)} → ${statusText(done?.to.status ?? 0)}`,
    gone > 0 ? `${gone} ${gone === 1 ? 'VF vanishes' : 'VFs vanish'} with VF Enable` : null,
    done?.to.facets.assigned != null ? `What was assigned stays: ${bitsText(done.to.facets.assigned)}` : null,
    done?.to.facets.assigned === null && done.from.facets.assigned !== null ? 'What was assigned is forgotten' : null,
  );
};

const MOST_SHOWN = 16;
const shortHex = (bytes: Uint8Array): string =>
  bytes.length > MOST_SHOWN ? `${bytesToHex(bytes.subarray(0, MOST_SHOWN))}…` : bytesToHex(bytes);

const editsMemory = (told: Told): string => {
  const wrote = eventOf(told, 'memory/wrote');
  if (!wrote) return 'Changes no memory.';
  const count = wrote.bytes.length === 1 ? '1 byte' : `${wrote.bytes.length} bytes`;
  return sentences(
    `Changes ${count} of memory at ${hex(wrote.at)} by hand: ${shortHex(wrote.was)} → ${shortHex(wrote.bytes)}`,
  );
};

const setsFlag = (told: Told, device: DeviceId, queue: number, text: string): string => {
  const wrote = eventsOf(told, 'memory/wrote').at(-1);
  const name = queueName(deviceState(told.record.after, device), queue);
  const value = wrote ? `, ${wrote.what.replace(/^p?virtq_/, '')} ${wrote.was[0] ?? 0} → ${wrote.bytes[0] ?? 0}` : '';
  return sentences(`${text} for ${name} of ${titleIn(told, device)}${value}`);
};

const resetsQueue = (told: Told, device: DeviceId, queue: number): string => {
  const name = queueName(deviceState(told.record.after, device), queue);
  const back = eventsOf(told, 'token/closed').length;
  const buffers = `${back === 0 ? 'no buffer comes' : back === 1 ? 'one buffer comes' : `${back} buffers come`} back`;
  const reset = eventOf(told, 'queue/reset') !== undefined;
  return sentences(
    `${driverTitle(topologyOf(told), device)} resets ${name}${reset ? `: queue_enable reads 0, ${buffers}` : ''}`,
    violations(told),
  );
};

/** What the operator does with an intent. */
export const operatorSentence = (told: Told, intent: Intent): string => {
  const driver = (device: DeviceId): string => driverTitle(topologyOf(told), device);
  const title = (device: DeviceId): string => deviceTitle(topologyOf(told), device);
  switch (intent.do) {
    case 'load-driver':
      return sentences(`Loads ${driver(intent.device)}`);
    case 'unload-driver':
      return sentences(`Unloads ${driver(intent.device)}`);
    case 'enable-vfs':
      return enablesVfs(told, intent.owner, intent.numVfs);
    case 'discover':
      return sentences(
        `${driverTitle(topologyOf(told), intent.owner)} is to find out which commands group ${intent.group} takes`,
      );
    case 'migrate':
      return sentences(
        `${title(intent.device)} is to move to ${title(intent.to)}: its state, by the drivers of their PFs`,
      );
    case 'disable-vfs':
      return disablesVfs(told, intent.owner);
    case 'command':
      return givesCommand(told, intent);
    case 'request': {
      const { id, asks = '' } = eventOf(told, 'command/given')?.command ?? { id: 0 };
      return sentences(`Gives ${driver(intent.device)} request ${id}: ${asks}`);
    }
    case 'write-register':
      return writesRegister(told, intent);
    case 'write-at':
    case 'read-at':
      return accesses(told, intent);
    case 'flr':
      return resetsFunction(told, intent.device);
    case 'edit-memory':
      return editsMemory(told);
    case 'reset-queue':
      return resetsQueue(told, intent.device, intent.queue);
    case 'enable-queue': {
      const name = queueName(deviceState(told.record.after, intent.device), intent.queue);
      return sentences(`${driver(intent.device)} enables ${name} again`, violations(told));
    }
    case 'set-interrupts':
      return setsFlag(told, intent.device, intent.queue, `The driver asks for ${intent.wanted ? '' : 'no '}interrupts`);
    case 'set-notifications':
      return setsFlag(
        told,
        intent.device,
        intent.queue,
        `The device asks for ${intent.wanted ? '' : 'no '}notifications`,
      );
    case 'hold': {
      const by = intent.at === 'driver' ? driver(intent.device) : title(intent.device);
      const keeps = intent.at === 'driver' ? 'does not make it available' : 'neither carries it out nor returns it';
      return sentences(`Holds command ${intent.command} of ${driver(intent.device)}: ${by} ${keeps}`);
    }
    case 'release':
      return sentences(`Releases command ${intent.command} of ${driver(intent.device)}`);
    case 'swap': {
      const who = eventOf(told, 'queue/ordered') ? title(intent.device) : driver(intent.device);
      const both = `${intent.command} and ${intent.with} of ${driver(intent.device)}`;
      return sentences(`Commands ${both} change places: ${who} goes at them in another order`);
    }
    default:
      return unreachable(intent);
  }
};
