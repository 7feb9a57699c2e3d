import type { Phrases } from '../../phrases.ts';

/** What is wrong with a ring or a chain, what is odd, and why somebody is notified. From `virtq/`. */
export const queues = {
  'descriptor {}': 'Deskriptor {}',
  'entry {} of the table of descriptor {}': 'Eintrag {} der Tabelle von Deskriptor {}',
  'head {} is outside the table of {} descriptors': 'Head {} liegt außerhalb der Tabelle von {} Deskriptoren',
  '{} continues at {}, outside the table of {} descriptors':
    '{} geht bei {} weiter, außerhalb der Tabelle von {} Deskriptoren',
  'the chain from {} comes back to {} and never ends': 'die Kette ab {} kommt zu {} zurück und endet nie',
  '{} is one more than the {} descriptors that a chain may have':
    '{} ist einer mehr als die {} Deskriptoren, die eine Kette haben darf',
  'the chain from {} passes 2^32 bytes at {}': 'die Kette ab {} überschreitet 2^32 Bytes bei {}',
  '{} of the chain from {} is device-readable after a device-writable one':
    '{} der Kette ab {} ist lesbar nach einem schreibbaren',
  'descriptor {} is indirect, but VIRTIO_F_INDIRECT_DESC was not negotiated':
    'Deskriptor {} ist indirekt, aber VIRTIO_F_INDIRECT_DESC wurde nicht ausgehandelt',
  'descriptor {} is indirect and has a next one': 'Deskriptor {} ist indirekt und hat einen nächsten',
  '{} is indirect itself': '{} ist selbst indirekt',
  'descriptor {} is indirect inside a list of descriptors':
    'Deskriptor {} ist indirekt innerhalb einer Liste von Deskriptoren',
  'the indirect table of descriptor {} has {} bytes, not a multiple of 16 above 0':
    'die indirekte Tabelle von Deskriptor {} hat {} Bytes, kein Vielfaches von 16 über 0',
  'avail.idx is {} while {} comes next: more ahead than {} entries':
    'avail.idx ist {}, während {} als Nächstes kommt: mehr als {} Einträge voraus',
  '{}: {} bytes at {} run past 2^64': '{}: {} Bytes ab {} gehen über 2^64 hinaus',
  'the indirect table of descriptor {}, {} bytes at {}, is not all in memory':
    'die indirekte Tabelle von Deskriptor {}, {} Bytes ab {}, liegt nicht ganz im Speicher',
  '{} bytes at {} are not all in memory': '{} Bytes ab {} liegen nicht ganz im Speicher',
  '{} bytes at {}, of descriptor {}, are not all in memory':
    '{} Bytes ab {}, von Deskriptor {}, liegen nicht ganz im Speicher',
  'the descriptor table, {} bytes at {}, is not all in memory':
    'die Deskriptortabelle, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'the available ring, {} bytes at {}, is not all in memory':
    'der Available-Ring, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'the used ring, {} bytes at {}, is not all in memory': 'der Used-Ring, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'the descriptor ring, {} bytes at {}, is not all in memory':
    'der Deskriptorring, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'the driver event suppression, {} bytes at {}, is not all in memory':
    'die Driver-Event-Suppression, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'the device event suppression, {} bytes at {}, is not all in memory':
    'die Device-Event-Suppression, {} Bytes ab {}, liegt nicht ganz im Speicher',
  'descriptor ring': 'Deskriptor-Ring',
  'descriptor table': 'Deskriptor-Tabelle',
  'driver event suppression': 'Driver-Event-Suppression',
  'device event suppression': 'Device-Event-Suppression',

  '{} is {}': '{} ist {}',
  '{} is {}, index stays {}': '{} ist {}, der Index bleibt {}',
  '{} is {}, index moved {} to {}': '{} ist {}, der Index ging von {} auf {}',
  '{} has {}': '{} hat {}',
  '{} names {}, the ring stands at {}': '{} nennt {}, der Ring steht bei {}',
  '{} names {}, the ring moved from {} to {}': '{} nennt {}, der Ring ging von {} auf {}',
  'the {} is not in memory': '{} liegt nicht im Speicher',
  'slot {}, wrap {}': 'Slot {}, Wrap {}',
  '{} the reserved value 3': '{} der reservierte Wert 3',

  '{} is no queue size: a split virtqueue has a power of two of descriptors, 1 to 32768':
    '{} ist keine Queue-Größe: Eine Split-Virtqueue hat eine Zweierpotenz von Deskriptoren, 1 bis 32768',
  '{} is no queue size: a packed virtqueue has 1 to 32768 descriptors':
    '{} ist keine Queue-Größe: Eine Packed-Virtqueue hat 1 bis 32768 Deskriptoren',
  'a buffer needs at least one element': 'ein Puffer braucht mindestens ein Element',
  'a buffer of {} elements is longer than the {} descriptors of its queue':
    'ein Puffer von {} Elementen ist länger als die {} Deskriptoren seiner Queue',
  'the driver no longer uses this queue: {}': 'der Treiber benutzt diese Queue nicht mehr: {}',
  'used id {} is outside the table of {} descriptors': 'Used-id {} liegt außerhalb der Tabelle von {} Deskriptoren',
  'used id {} is not the head of a chain that the device has':
    'Used-id {} ist nicht der Head einer Kette, die das Gerät hat',
  'used id {} came back twice, as the driver gave it':
    'Used-id {} kam zweimal zurück, wie der Treiber sie vergeben hat',
  'used length {} of chain {} is more than its {} writable bytes':
    'Used-Länge {} der Kette {} ist mehr als ihre {} schreibbaren Bytes',
  'used.idx is {} ahead: the driver gave a chain twice':
    'used.idx ist {} voraus: Der Treiber hat eine Kette zweimal gegeben',
  'used.idx is {} ahead, but the device has {} chains': 'used.idx ist {} voraus, aber das Gerät hat {} Ketten',
  'used id {} ends a batch of {} buffers in order, but used.idx is {} ahead':
    'Used-id {} beendet einen Batch von {} Puffern der Reihe nach, aber used.idx ist {} voraus',
  "the driver's private entry for descriptor {} was changed by somebody else":
    'der private Eintrag des Treibers für Deskriptor {} wurde von jemand anderem geändert',

  '{} has flags {}, of which a packed ring knows only VIRTQ_DESC_F_WRITE there':
    '{} hat die Flags {}, von denen ein Packed-Ring dort nur VIRTQ_DESC_F_WRITE kennt',
  'descriptor {} also belongs to the buffer at {}, which the device still has':
    'Deskriptor {} gehört auch zum Puffer bei {}, den das Gerät noch hat',
  'the descriptors of the buffer at {} were changed while the device had it':
    'die Deskriptoren des Puffers bei {} wurden geändert, während das Gerät ihn hatte',
  'the list at {} was made available before all of its descriptors were':
    'die Liste bei {} wurde verfügbar gemacht, bevor alle ihre Deskriptoren es waren',
  'a list of {} descriptors was made available where only {} were free':
    'eine Liste von {} Deskriptoren wurde verfügbar gemacht, wo nur {} frei waren',
  'buffer id {} is that of a buffer which the device still has':
    'Puffer-Id {} ist die eines Puffers, den das Gerät noch hat',
  '{} stands where VIRTIO_F_IN_ORDER asks for {}': '{} steht, wo VIRTIO_F_IN_ORDER {} verlangt',
  '{} has no bytes, which is allowed and rarely meant': '{} hat keine Bytes, was erlaubt und selten gemeint ist',
  'avail.flags is {}, but must be 0 with VIRTIO_F_EVENT_IDX':
    'avail.flags ist {}, muss aber mit VIRTIO_F_EVENT_IDX 0 sein',
  'avail.flags is {}, but only 0 and 1 mean something': 'avail.flags ist {}, aber nur 0 und 1 bedeuten etwas',
  'the driver event suppression has flags {}, but only 0 to 2 may be used':
    'die Driver-Event-Suppression hat die Flags {}, aber nur 0 bis 2 sind erlaubt',
  'the driver event suppression has flags {}, but without VIRTIO_F_EVENT_IDX only 0 and 1 may be used':
    'die Driver-Event-Suppression hat die Flags {}, aber ohne VIRTIO_F_EVENT_IDX sind nur 0 und 1 erlaubt',
  'the list at slot {} waits for slot {}, whose AVAIL and USED bits are not those of this pass':
    'die Liste bei Slot {} wartet auf Slot {}, dessen AVAIL- und USED-Bits nicht die dieses Durchgangs sind',
  'slot {}': 'Slot {}',
} as const satisfies Phrases;
