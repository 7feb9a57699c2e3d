import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId } from '../world/ids.ts';
import type { AccessIntent, CommandIntent, Intent, StructureName } from '../world/intent.ts';
import { deviceState } from '../world/lookup.ts';
import { askedBy } from './asked.ts';
import { bitsText } from './feature-bits.ts';
import { queueName } from './names.ts';
import { violations } from './sentence-driver.ts';
import { statusText } from './status-view.ts';
import type { Told } from './told.ts';
import { bytesWord, eventOf, eventsOf, saidIn, sentences, titleIn } from './told.ts';
import type { Text } from './words/text.ts';

const givesCommand = (told: Told, intent: CommandIntent): string => {
  const given = eventOf(told, 'command/given');
  const to = titleIn(told, intent.owner);
  if (!given) return sentences(told.say('Gives the driver of {} a command', to));
  const { id, readable } = given.command;
  const asked = askedBy(told.dialect, readable);
  const gives = told.say('Gives the driver of {} command {}: {}', to, id, told.say.again(asked.text));
  return sentences(intent.raw === undefined ? gives : told.say('{}, {} bytes typed by hand', gives, readable.length));
};

const enablesVfs = (told: Told, owner: DeviceId, numVfs: number): string => {
  const created = eventsOf(told, 'vf/created').length;
  if (eventsOf(told, 'sriov/wrote').length === 0)
    return sentences(told.say('Tries to enable {} VFs', numVfs), violations(told));
  const last = created === 2 ? told.say('VF 1 and VF 2 appear') : told.say('VF 1 to VF {} appear', created);
  const which = created === 0 ? told.say('no VF appears') : created === 1 ? told.say('VF 1 appears') : last;
  return sentences(
    told.say('Writes NumVFs {} and sets VF Enable of {}: {}', numVfs, titleIn(told, owner), which),
    violations(told),
  );
};

const disablesVfs = (told: Told, owner: DeviceId): string => {
  const gone = eventsOf(told, 'vf/destroyed').length;
  return sentences(
    told.say(
      gone === 1 ? 'Clears VF Enable of {}: {} VF vanishes at once' : 'Clears VF Enable of {}: {} VFs vanish at once',
      titleIn(told, owner),
      gone,
    ),
  );
};

/** What a write to a register changed. */
const changedBy = (told: Told): string | null => {
  const parts = told.record.events.flatMap((event): string[] => {
    switch (event.type) {
      case 'status/wrote':
        return [`device_status ${statusText(event.from)} → ${statusText(event.to)}`];
      case 'reset/began':
        return [told.say('a reset is under way, device_status still reads {}', statusText(event.status))];
      case 'features/written':
        return [told.say('accepted are now {}', bitsText(told.say, event.to))];
      case 'features/negotiated':
        return event.to === null ? [] : [told.say('the device accepts {}', bitsText(told.say, event.to))];
      case 'register/wrote':
        return [told.say('it was {}', hex(event.from))];
      case 'register/queue-wrote':
        return [told.say('it was {}, of virtqueue {}', hex(event.from), event.queue)];
      case 'queue/enabled':
        return [told.say('virtqueue {} is enabled', event.queue)];
      case 'queue/reset':
        return [told.say('virtqueue {} is reset', event.queue)];
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
  const what = told.say(
    'Writes {} to {} of {} by hand',
    hex(BigInt(intent.value)),
    intent.register,
    titleIn(told, intent.device),
  );
  const nothing = effect === null && broken === null && !refused;
  return sentences(
    `${what}${effect ? `: ${effect}` : ''}`,
    broken,
    refused ? told.say.again(refused.why) : null,
    nothing ? told.say('Nothing changes') : null,
  );
};

const structureNames = {
  common: 'the common configuration',
  notify: 'the notification structure',
  isr: 'the ISR status',
  device: 'the device configuration',
  msix: 'the MSI-X table',
  pci: 'configuration space',
} as const satisfies Readonly<Record<StructureName, Text>>;

/** What a driver's access did is said by those who took it. */
const accesses = (told: Told, intent: AccessIntent): string => {
  const { structure, offset, width } = intent;
  const bytes = bytesWord(told, width);
  const name = told.say(structureNames[structure]);
  const of = titleIn(told, intent.device);
  const at = hex(offset, 2);
  const does =
    intent.do === 'read-at'
      ? told.say('Reads {} of {} of {} at {} by hand', bytes, name, of, at)
      : told.say('Writes {}, {}, to {} of {} at {} by hand', hex(BigInt(intent.value)), bytes, name, of, at);
  const refused = eventsOf(told, 'note/checked').find(({ passed }) => !passed);
  return sentences(
    does,
    changedBy(told),
    violations(told),
    refused ? told.say.again(refused.why) : null,
    ...saidIn(told),
  );
};

const resetsFunction = (told: Told, device: DeviceId): string => {
  const done = eventsOf(told, 'reset/done').find(event => event.device === device);
  const gone = eventsOf(told, 'vf/destroyed').length;
  return sentences(
    told.say(
      'Function-level reset of {}: device_status {} → {}',
      titleIn(told, device),
      statusText(done?.from.status ?? 0),
      statusText(done?.to.status ?? 0),
    ),
    gone > 0 ? told.say(gone === 1 ? '{} VF vanishes with VF Enable' : '{} VFs vanish with VF Enable', gone) : null,
    done?.to.facets.assigned != null
      ? told.say('What was assigned stays: {}', bitsText(told.say, done.to.facets.assigned))
      : null,
    done?.to.facets.assigned === null && done.from.facets.assigned !== null
      ? told.say('What was assigned is forgotten')
      : null,
  );
};

const MOST_SHOWN = 16;
const shortHex = (bytes: Uint8Array): string =>
  bytes.length > MOST_SHOWN ? `${bytesToHex(bytes.subarray(0, MOST_SHOWN))}…` : bytesToHex(bytes);

const editsMemory = (told: Told): string => {
  const wrote = eventOf(told, 'memory/wrote');
  if (!wrote) return told.say('Changes no memory.');
  const count = bytesWord(told, wrote.bytes.length);
  return sentences(
    told.say(
      'Changes {} of memory at {} by hand: {} → {}',
      count,
      hex(wrote.at),
      shortHex(wrote.was),
      shortHex(wrote.bytes),
    ),
  );
};

type Flag =
  | 'The driver asks for interrupts for {} of {}'
  | 'The driver asks for no interrupts for {} of {}'
  | 'The device asks for notifications for {} of {}'
  | 'The device asks for no notifications for {} of {}';

const setsFlag = (told: Told, device: DeviceId, queue: number, text: Flag): string => {
  const wrote = eventsOf(told, 'memory/wrote').at(-1);
  const name = queueName(deviceState(told.record.after, device), queue);
  const value = wrote ? `, ${wrote.what.replace(/^p?virtq_/, '')} ${wrote.was[0] ?? 0} → ${wrote.bytes[0] ?? 0}` : '';
  return sentences(`${told.say(text, name, titleIn(told, device))}${value}`);
};

const resetsQueue = (told: Told, device: DeviceId, queue: number): string => {
  const name = queueName(deviceState(told.record.after, device), queue);
  const back = eventsOf(told, 'token/closed').length;
  const buffers =
    back < 2
      ? told.say(back === 0 ? 'no buffer comes back' : 'one buffer comes back')
      : told.say('{} buffers come back', back);
  const does = told.say('the driver of {} resets {}', titleIn(told, device), name);
  const reset = eventOf(told, 'queue/reset') !== undefined;
  return sentences(reset ? told.say('{}: queue_enable reads 0, {}', does, buffers) : does, violations(told));
};

/** What the operator does with an intent. */
export const operatorSentence = (told: Told, intent: Intent): string => {
  const title = (device: DeviceId): string => titleIn(told, device);
  switch (intent.do) {
    case 'load-driver':
      return sentences(told.say('Loads the driver of {}', title(intent.device)));
    case 'unload-driver':
      return sentences(told.say('Unloads the driver of {}', title(intent.device)));
    case 'enable-vfs':
      return enablesVfs(told, intent.owner, intent.numVfs);
    case 'discover':
      return sentences(
        told.say(
          'the driver of {} is to find out which commands the {} group takes',
          title(intent.owner),
          told.dialect.groupTypes.find(({ id }) => id === intent.group)?.name ?? `${intent.group}`,
        ),
      );
    case 'migrate':
      return sentences(
        told.say('{} is to move to {}: its state, by the drivers of their PFs', title(intent.device), title(intent.to)),
      );
    case 'disable-vfs':
      return disablesVfs(told, intent.owner);
    case 'command':
      return givesCommand(told, intent);
    case 'request': {
      const { id, asks = '' } = eventOf(told, 'command/given')?.command ?? { id: 0 };
      return sentences(
        told.say('Gives the driver of {} request {}: {}', title(intent.device), id, told.say.again(asks)),
      );
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
      return sentences(told.say('the driver of {} enables {} again', title(intent.device), name), violations(told));
    }
    case 'set-interrupts':
      return setsFlag(
        told,
        intent.device,
        intent.queue,
        intent.wanted
          ? 'The driver asks for interrupts for {} of {}'
          : 'The driver asks for no interrupts for {} of {}',
      );
    case 'set-notifications':
      return setsFlag(
        told,
        intent.device,
        intent.queue,
        intent.wanted
          ? 'The device asks for notifications for {} of {}'
          : 'The device asks for no notifications for {} of {}',
      );
    case 'hold': {
      const of = title(intent.device);
      const text =
        intent.at === 'driver'
          ? 'Holds command {} of the driver of {}: the driver of {} does not make it available'
          : 'Holds command {} of the driver of {}: {} neither carries it out nor returns it';
      return sentences(told.say(text, intent.command, of, of));
    }
    case 'release':
      return sentences(told.say('Releases command {} of the driver of {}', intent.command, title(intent.device)));
    case 'swap': {
      const of = title(intent.device);
      const text = eventOf(told, 'queue/ordered')
        ? 'Commands {} and {} of the driver of {} change places: {} goes at them in another order'
        : 'Commands {} and {} of the driver of {} change places: the driver of {} goes at them in another order';
      return sentences(told.say(text, intent.command, intent.with, of, of));
    }
    default:
      return unreachable(intent);
  }
};
