import type { Phrases } from '../../phrases.ts';

/** Why what a person wants is not possible now. From `actor/refuses-intent.ts` and `actor/order-commands.ts`. */
export const intents = {
  'The driver of {} is not loaded.': 'Der Treiber von {} ist nicht geladen.',
  'The driver of {} has failed.': 'Der Treiber von {} ist gescheitert.',
  'The driver of {} has not begun yet.': 'Der Treiber von {} hat noch nicht begonnen.',
  'The driver of {} is on its way out.': 'Der Treiber von {} ist dabei zu gehen.',
  'The driver of {} sends nothing: {}.': 'Der Treiber von {} sendet nichts: {}.',
  'The driver of {} is loaded already.': 'Der Treiber von {} ist schon geladen.',
  '{} has no virtqueue {}.': '{} hat keine Virtqueue {}.',
  'A buffer has at least one element.': 'Ein Puffer hat mindestens ein Element.',
  '{} has no administration virtqueue {}.': '{} hat keine Admin-Virtqueue {}.',
  'ADMIN_VQ was not negotiated.': 'ADMIN_VQ wurde nicht ausgehandelt.',
  '{} is not a number of bytes.': '{} ist keine Zahl von Bytes.',
  'VIRTIO_F_INDIRECT_DESC was not negotiated ({}).': 'VIRTIO_F_INDIRECT_DESC wurde nicht ausgehandelt ({}).',
  '{} descriptors are more than the {} of the virtqueue ({}).':
    '{} Deskriptoren sind mehr als die {} der Virtqueue ({}).',
  'This version has no device parts.': 'Diese Version kennt keine Device-Parts.',
  'A VF moves to another one.': 'Eine VF zieht zu einer anderen um.',
  'There is no VF {}.': 'Es gibt keine VF {}.',
  '{} does not exist.': '{} gibt es nicht.',
  'There is no function {}.': 'Es gibt keine Funktion {}.',
  '{} does not exist: VF Enable is clear, or NumVFs is smaller.':
    '{} gibt es nicht: VF Enable ist gelöscht, oder NumVFs ist kleiner.',
  '{} has no SR-IOV capability.': '{} hat keine SR-IOV-Capability.',
  'NumVFs is a 16-bit number.': 'NumVFs ist eine Zahl von 16 Bits.',
  'VF Enable is clear already.': 'VF Enable ist schon gelöscht.',
  'This version has no commands that tell which commands there are.':
    'Diese Version hat keine Kommandos, die sagen, welche Kommandos es gibt.',
  'There is no group type {} to ask about.': 'Es gibt keinen Gruppentyp {}, nach dem man fragen könnte.',
  'There is no register {}.': 'Es gibt kein Register {}.',
  '{} is not a number.': '{} ist keine Zahl.',
  '{} is not an address.': '{} ist keine Adresse.',
  '{} to {} is not all in memory.': '{} bis {} liegt nicht ganz im Speicher.',
  'The driver has not set up virtqueue {}.': 'Der Treiber hat Virtqueue {} nicht eingerichtet.',
  'Virtqueue {} is not enabled.': 'Virtqueue {} ist nicht eingeschaltet.',
  'Virtqueue {} is enabled already.': 'Virtqueue {} ist schon eingeschaltet.',
  'The device touches no virtqueue while device_status reads {}.':
    'Das Gerät rührt keine Virtqueue an, solange device_status {} ist.',
  'VIRTIO_F_IN_ORDER was negotiated: the device uses buffers in the order in which they were made available.':
    'VIRTIO_F_IN_ORDER wurde ausgehandelt: Das Gerät benutzt Puffer in der Reihenfolge, in der sie verfügbar wurden.',
  'The device carries out the commands of one administration virtqueue as they were queued.':
    'Das Gerät führt die Kommandos einer Admin-Virtqueue in ihrer Reihenfolge aus.',
  'Command {} is on hold already.': 'Kommando {} wird schon festgehalten.',
  'Command {} is not on hold.': 'Kommando {} wird nicht festgehalten.',
  'Command {} is returned already: the device has let go of it.':
    'Kommando {} ist schon zurückgegeben: Das Gerät hat es losgelassen.',
  'Command {} is available already: a driver cannot take a buffer back.':
    'Kommando {} ist schon verfügbar: Ein Treiber kann einen Puffer nicht zurücknehmen.',
  'A command changes places with another one.': 'Ein Kommando tauscht mit einem anderen.',
  'They are in different virtqueues, and between those there is no order to change.':
    'Sie sind in verschiedenen Virtqueues, und zwischen denen gibt es keine Reihenfolge zu ändern.',
  'The driver has command {} in hand, and hands one over after the other.':
    'Der Treiber ist mit Kommando {} beschäftigt und übergibt eines nach dem anderen.',
  'Command {} is not available yet: the device knows nothing of it.':
    'Kommando {} ist noch nicht verfügbar: Das Gerät weiß nichts davon.',
  'The driver of {} has no command {} on its way.': 'Der Treiber von {} hat kein Kommando {} unterwegs.',
  '{} ({})': '{} ({})',
  'An access has 1, 2, 4 or 8 bytes, not {}.': 'Ein Zugriff hat 1, 2, 4 oder 8 Bytes, nicht {}.',
  'An access to configuration space has 1, 2 or 4 bytes.':
    'Ein Zugriff auf den Konfigurationsraum hat 1, 2 oder 4 Bytes.',
  '{} is not aligned to {} bytes, as configuration space demands.':
    '{} ist nicht auf {} Bytes ausgerichtet, wie der Konfigurationsraum verlangt.',
  'Configuration space ends at {}.': 'Der Konfigurationsraum endet bei {}.',
  'len {} → {}': 'len {} → {}',
  'id {} → {}, the queue size': 'id {} → {}, die Größe der Queue',
  'writes 0 to device_status': 'schreibt 0 in device_status',
  'addr {} → {}, behind the end of memory': 'addr {} → {}, hinter dem Ende des Speichers',
  'NEXT, next {} → {}, its own index': 'NEXT, next {} → {}, der eigene Index',
  'NEXT, next {} → {}, the queue size': 'NEXT, next {} → {}, die Größe der Queue',
  'AVAIL and USED the other way': 'AVAIL und USED andersherum',
  '{} set': '{} gesetzt',
  '{} cleared': '{} gelöscht',
  '{} is not something that could happen now.': '{} kann jetzt nicht geschehen.',
} as const satisfies Phrases;
