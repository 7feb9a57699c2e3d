import type { Phrases } from '../../phrases.ts';

/** What stands beside a run: two versions entry by entry, pairs of texts, and rings that somebody else wrote. */
export const beside = {
  'July 2022 draft, as posted': 'Entwurf vom Juli 2022, wie eingereicht',
  'July 2022 draft, with the review applied': 'Entwurf vom Juli 2022, mit dem Review',

  // From `compare/dialects.ts`.
  '{}; {}': '{}; {}',
  'any device': 'jedes Gerät',
  '{} devices': '{}-Geräte',
  'requires {}': 'braucht {}',
  '{} and {}': '{} und {}',
  '{} or {}': '{} oder {}',
  '({})': '({})',
  'PF only': 'nur PF',
  'VF only': 'nur VF',
  'data {}, result {}': 'Daten: {}, Ergebnis: {}',
  none: 'keine',
  'of any length': 'beliebig lang',
  '1 byte': '1 Byte',
  '1 byte or more': 'mindestens 1 Byte',
  '{} bytes or more': 'mindestens {} Bytes',
  'for {}': 'für {}',
  'for no group': 'für keine Gruppe',
  '{}, all aligned': '{}, alles ausgerichtet',
  '{}, {} misaligned': '{}, {} nicht ausgerichtet',
  '{} ways to refuse': '{} Arten abzulehnen',
  'in {}': 'in {}',
  'in {}: {}': 'in {}: {}',
  'the function itself is member {}': 'die Funktion selbst ist Member {}',
  'the PF is the owner and no member': 'die PF ist der Owner und kein Member',
  'the PF is member {}': 'die PF ist Member {}',
  'header of a command': 'Header eines Kommandos',
  'header of an answer': 'Header einer Antwort',
  'controls a group': 'steuert eine Gruppe',
  'is controlled': 'wird gesteuert',
  'field for the command': 'Feld für das Kommando',
  'field for the group': 'Feld für die Gruppe',
  'field for the member': 'Feld für den Member',

  // From `dialect/comparisons.ts` and `protocol/studies/compare.ts`.
  'none of it': 'nichts davon',
  'only {}': 'nur {}',
  'all but {}': 'alles außer {}',
  'As posted, and as this scenario reads the review': 'Wie eingereicht, und wie dieses Szenario das Review liest',
  'As posted, and with the review applied': 'Wie eingereicht, und mit dem Review',
  'R6: an aligned driver, a device as posted': 'R6: ein Treiber mit Ausrichtung, ein Gerät wie eingereicht',
  'R6: a driver as posted, an aligned device': 'R6: ein Treiber wie eingereicht, ein Gerät mit Ausrichtung',
  'A driver of the draft on a device of {}': 'Ein Treiber des Entwurfs auf einem Gerät von {}',
  'A driver of {} on a device of the draft': 'Ein Treiber von {} auf einem Gerät des Entwurfs',
  'owner device and member device': 'owner device und member device',
  'Opcodes collide: ATTRS first, taken for LIST_USE': 'Opcodes kollidieren: ATTRS zuerst, als LIST_USE gelesen',
  'Opcodes collide: DEVICE_MGMT first, taken for LIST_QUERY':
    'Opcodes kollidieren: DEVICE_MGMT zuerst, als LIST_QUERY gelesen',
  'A driver of {} on a device of {}': 'Ein Treiber von {} auf einem Gerät von {}',
  'The same bytes: opcode 0x0000 is LIST_QUERY there, 0x0001 is LIST_USE.':
    'Dieselben Bytes: Dort ist Opcode 0x0000 LIST_QUERY und 0x0001 LIST_USE.',
  'Only those comments that the scenario takes.': 'Nur die Kommentare, die das Szenario übernimmt.',
  'Every comment of the review at once, each side with a driver of its own. R1 splits the patch in two, which changes nothing in a run.':
    'Alle Kommentare des Reviews zugleich, jede Seite mit ihrem eigenen Treiber. R1 teilt den Patch, was an einem Lauf nichts ändert.',
  'On the right the device reads the value at byte 3: its low 24 bits have moved up by 40.':
    'Rechts liest das Gerät den Wert ab Byte 3: Seine unteren 24 Bits sind um 40 nach oben gerückt.',
  'On the right the low byte of the value is the upper byte of resource.':
    'Rechts ist das untere Byte des Werts das obere Byte von resource.',
  'The same commands, each device by its own text.': 'Dieselben Kommandos, jedes Gerät nach seinem Text.',
  'Its question for the list of commands is a DEVICE_MGMT with a reserved operation there.':
    'Seine Frage nach der Liste der Kommandos ist dort ein DEVICE_MGMT mit einer reservierten Operation.',
  'What 1.3 has no command for ends in INVALID_OPCODE.': 'Wofür 1.3 kein Kommando hat, endet mit INVALID_OPCODE.',
  'The order of the recipe: an empty list of commands is declared, and everything after it is refused.':
    'Die Reihenfolge des Rezepts: Eine leere Liste von Kommandos wird gemeldet, und alles danach wird abgelehnt.',
  'It succeeds, and the bitmap of opcodes is read back as a set of features.':
    'Es gelingt, und die Bitmap der Opcodes wird als Menge von Features zurückgelesen.',
  'readable part, byte {}': 'lesbarer Teil, Byte {}',
  'readable part, bytes {} to {}': 'lesbarer Teil, Bytes {} bis {}',
  'writable part, byte {}': 'schreibbarer Teil, Byte {}',
  'writable part, bytes {} to {}': 'schreibbarer Teil, Bytes {} bis {}',
  'nothing besides {} in common': 'nichts neben {} gemeinsamen',
  '{} besides {} in common': '{} neben {} gemeinsamen',

  // From `inspect/` and `protocol/studies/foreign-ring.ts`.
  'with the device': 'beim Gerät',
  'used, to be collected': 'benutzt, noch abzuholen',
  'chain {}: {}': 'Kette {}: {}',
  'buffer {}, slot {}: {}': 'Puffer {}, Slot {}: {}',
  'buffer {}, slots {}: {}': 'Puffer {}, Slots {}: {}',
  'table entry {} of {}': 'Tabelleneintrag {} von {}',
  'used entry {}': 'Used-Eintrag {}',
  'available entry {}': 'Available-Eintrag {}',
  'the ring': 'der Ring',
  'the driver makes available next: {}': 'der Treiber macht als Nächstes verfügbar: {}',
  'the driver collects next: {}': 'der Treiber holt als Nächstes ab: {}',
  'the device takes next: {}': 'das Gerät nimmt als Nächstes: {}',
  'the device uses next: {}': 'das Gerät benutzt als Nächstes: {}',
  'the device holds nothing that it has taken': 'das Gerät hält nichts, was es genommen hat',
  'the driver has collected all that is used': 'der Treiber hat alles Benutzte abgeholt',
  'where the AVAIL bits of two passes meet': 'wo die AVAIL-Bits zweier Durchgänge sich treffen',
  'behind the last descriptor whose AVAIL and USED bits are equal':
    'hinter dem letzten Deskriptor, dessen AVAIL- und USED-Bits gleich sind',
  'the driver wants no interrupts': 'der Treiber will keine Interrupts',
  'the device wants no notifications': 'das Gerät will keine Notifications',
  'the driver wants an interrupt when used entry {} is placed':
    'der Treiber will einen Interrupt, wenn Used-Eintrag {} geschrieben wird',
  'the device wants a notification when available entry {} is placed':
    'das Gerät will eine Notification, wenn Available-Eintrag {} geschrieben wird',
  '{}: id {}, {} bytes written': '{}: id {}, {} Bytes geschrieben',
} as const satisfies Phrases;
