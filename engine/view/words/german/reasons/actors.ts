import type { Phrases } from '../../phrases.ts';

/** What drivers and devices say of what they can do next, and why not. From `actor/` and `run/step.ts`. */
export const actors = {
  'Waits until everybody else has finished.': 'Wartet, bis alle anderen fertig sind.',
  'Takes the next line of the script.': 'Nimmt die nächste Zeile des Skripts.',
  'Writes 0 to device_status.': 'Schreibt 0 in device_status.',
  'Reads device_status: 0, so the reset is complete.': 'Liest device_status: 0, der Reset ist also fertig.',
  'Sets ACKNOWLEDGE: the guest has found the device.': 'Setzt ACKNOWLEDGE: Der Gast hat das Gerät gefunden.',
  'Sets DRIVER: the guest has a driver for it.': 'Setzt DRIVER: Der Gast hat einen Treiber dafür.',
  'Reads the offered features, 32 bits at a time.': 'Liest die angebotenen Features, je 32 Bits.',
  'Writes the features that it accepts.': 'Schreibt die Features, die er annimmt.',
  'Sets FEATURES_OK: the device now judges the set.': 'Setzt FEATURES_OK: Das Gerät prüft jetzt die Menge.',
  'Reads device_status back: is FEATURES_OK still set?': 'Liest device_status zurück: Ist FEATURES_OK noch gesetzt?',
  'Reads admin_queue_index and admin_queue_num.': 'Liest admin_queue_index und admin_queue_num.',
  'Sizes and addresses a virtqueue.': 'Gibt einer Virtqueue Größe und Adressen.',
  'Enables the virtqueue.': 'Schaltet die Virtqueue ein.',
  'Sets DRIVER_OK: the device is live.': 'Setzt DRIVER_OK: Das Gerät ist in Betrieb.',
  'Writes 0 to device_status before it goes.': 'Schreibt 0 in device_status, bevor er geht.',
  'Reads device_status: 0, so it can go.': 'Liest device_status: 0, er kann also gehen.',
  'device_status still reads {}.': 'device_status ist noch {}.',
  'Reads device_status after a configuration change notification.':
    'Liest device_status nach einer Notification über geänderte Konfiguration.',
  'Looks at the used ring and finds nothing new.': 'Sieht im Used-Ring nach und findet nichts Neues.',
  'the device asks for a reset': 'das Gerät verlangt einen Reset',
  'VERSION_1 is not offered, and this driver has no legacy interface':
    'VERSION_1 ist nicht angeboten, und dieser Treiber kennt keine Legacy-Schnittstelle',
  'the device did not accept the features: FEATURES_OK reads 0':
    'das Gerät hat die Features nicht angenommen: FEATURES_OK ist 0',
  'ADMIN_VQ was negotiated, and admin_queue_num reads 0': 'ADMIN_VQ wurde ausgehandelt, und admin_queue_num ist 0',
  'virtqueue {} does not exist': 'Virtqueue {} gibt es nicht',
  'no memory for virtqueue {}': 'kein Speicher für Virtqueue {}',
  'virtqueue {} is broken: {}': 'Virtqueue {} ist kaputt: {}',
  'no buffer has the token {}': 'kein Puffer hat das Token {}',

  'Writes header and data into its buffer, and clears the result area.':
    'Schreibt Header und Daten in seinen Puffer und löscht den Platz für das Ergebnis.',
  'Writes descriptors for the readable and the writable part.':
    'Schreibt Deskriptoren für den lesbaren und den schreibbaren Teil.',
  'Writes the head into the available ring.': 'Schreibt den Head in den Available-Ring.',
  'Moves virtq_avail.idx on: from then on the device may look.':
    'Stellt virtq_avail.idx weiter: Von da an darf das Gerät nachsehen.',
  'Notifies the device, if it wants to be notified.': 'Benachrichtigt das Gerät, wenn es das will.',
  'virtqueue {} is not set up': 'Virtqueue {} ist nicht eingerichtet',
  'only {} descriptors are free, {} are needed': 'nur {} Deskriptoren sind frei, {} werden gebraucht',
  'Command {} is on hold: it goes on when it is released.':
    'Kommando {} wird festgehalten: Es geht weiter, wenn es losgelassen wird.',
  'Commands {} are on hold: each goes on when it is released.':
    'Die Kommandos {} werden festgehalten: Jedes geht weiter, wenn es losgelassen wird.',
  'There is no memory for a command of {} + {} bytes: it is dropped.':
    'Für ein Kommando von {} + {} Bytes ist kein Speicher da: Es entfällt.',
  'makes a buffer available although it has asked the device to suspend':
    'macht einen Puffer verfügbar, obwohl er das Gerät suspendieren ließ',
  'notifies a device that it has asked to suspend': 'benachrichtigt ein Gerät, das er suspendieren ließ',
  'Reads the used element and the answer.': 'Liest das Used-Element und die Antwort.',
  'Nothing new in the used ring.': 'Nichts Neues im Used-Ring.',
  'does not know opcode {}, which it has to have': 'kennt Opcode {} nicht, den es haben muss',
  'The plan ends here: {}.': 'Der Plan endet hier: {}.',

  'Decodes the command of head {}, checks it and carries it out.':
    'Liest das Kommando von Head {}, prüft es und führt es aus.',
  'The command has to wait: {}.': 'Das Kommando muss warten: {}.',
  '{} buffers are still in progress.': '{} Puffer sind noch in Arbeit.',
  'The device cannot go on: {}.': 'Das Gerät kann nicht weiter: {}.',
  'The device {}.': 'Das Gerät {}.',
  'Does what the buffer of head {} asks for.': 'Tut, was der Puffer von Head {} verlangt.',
  'Nothing has come in to put into a buffer.': 'Es ist nichts angekommen, was in einen Puffer gehört.',
  'Completes the reset: device_status reads 0.': 'Schließt den Reset ab: device_status ist 0.',
  'Shows SUSPEND and clears DRIVER_OK.': 'Zeigt SUSPEND und löscht DRIVER_OK.',
  'Shows DRIVER_OK and clears SUSPEND.': 'Zeigt DRIVER_OK und löscht SUSPEND.',
  'The device waits for a reset.': 'Das Gerät wartet auf einen Reset.',
  'Bus Master Enable is clear: the function reads and writes no memory.':
    'Bus Master Enable ist gelöscht: Die Funktion liest und schreibt keinen Speicher.',
  'Notifies the driver, if it wants to be notified.': 'Benachrichtigt den Treiber, wenn er das will.',
  'Moves virtq_used.idx on: the driver may look at head {}.':
    'Stellt virtq_used.idx weiter: Der Treiber darf Head {} ansehen.',
  'Moves virtq_used.idx on: the driver may look at heads {}.':
    'Stellt virtq_used.idx weiter: Der Treiber darf die Heads {} ansehen.',
  'Writes id {}, len {} into the used ring; the driver cannot see it yet.':
    'Schreibt id {}, len {} in den Used-Ring; der Treiber sieht es noch nicht.',
  'Writes one used element for heads {}, with the id of the last; the driver cannot see it yet.':
    'Schreibt ein Used-Element für die Heads {}, mit der id des letzten; der Treiber sieht es noch nicht.',
  'Takes the next head from the available ring.': 'Nimmt den nächsten Head aus dem Available-Ring.',
  'Looks at the available ring and finds nothing new.': 'Sieht im Available-Ring nach und findet nichts Neues.',
  'Looks at the available ring and leaves it as it is.': 'Sieht im Available-Ring nach und lässt ihn, wie er ist.',
  'The available ring holds nothing new.': 'Der Available-Ring enthält nichts Neues.',
  'one used element for {} buffers, with the id of the last, {}':
    'ein Used-Element für {} Puffer, mit der id des letzten, {}',
  'one used descriptor for {} buffers, with the id of the last, {}':
    'ein Used-Deskriptor für {} Puffer, mit der id des letzten, {}',
  'A buffer that is skipped counts as written completely, but only {} of {} bytes were written into head {}.':
    'Ein übersprungener Puffer gilt als ganz geschrieben, aber nur {} von {} Bytes wurden in Head {} geschrieben.',
  'Head {} is on hold: it goes on when it is released.':
    'Head {} wird festgehalten: Es geht weiter, wenn er losgelassen wird.',
  'Heads {} are on hold: each goes on when it is released.':
    'Die Heads {} werden festgehalten: Jeder geht weiter, wenn er losgelassen wird.',
  'Nothing goes before head {}, which is on hold ({}).': 'Nichts geht vor Head {}, der festgehalten wird ({}).',
  'Head {} goes first: it was put there by hand.': 'Head {} geht zuerst: Er wurde von Hand dorthin gesetzt.',

  'It returns a head that nobody has made available.': 'Es gibt einen Head zurück, den niemand verfügbar gemacht hat.',
  'It says that it has written more than there was room for.': 'Es sagt, es habe mehr geschrieben, als Platz war.',
  'It writes into the device-readable part of a buffer.': 'Es schreibt in den lesbaren Teil eines Puffers.',
  'It writes into a descriptor of the table.': 'Es schreibt in einen Deskriptor der Tabelle.',
  'It writes a used element after it has been reset.': 'Es schreibt nach seinem Reset ein Used-Element.',
  'Its used length is the size of the buffer, not what it has written.':
    'Seine Used-Länge ist die Größe des Puffers, nicht was es geschrieben hat.',
  'It answers OK with a qualifier.': 'Es antwortet OK mit einem Qualifier.',
  'It leaves something in reserved2 of every answer.': 'Es lässt in jeder Antwort etwas in reserved2 stehen.',
  'It carries a command out and answers EAGAIN.': 'Es führt ein Kommando aus und antwortet EAGAIN.',
  'It refuses a command and changes something all the same.': 'Es lehnt ein Kommando ab und ändert trotzdem etwas.',
  'It lacks the last of the commands that it has to have.': 'Ihm fehlt das letzte der Kommandos, die es haben muss.',
  'It takes commands that are not in the declared list.':
    'Es nimmt Kommandos, die nicht in der gemeldeten Liste stehen.',
  'It takes commands for VFs while VF Enable is clear.': 'Es nimmt Kommandos für VFs, während VF Enable gelöscht ist.',
  'It accepts a list with opcodes that it does not support.': 'Es nimmt eine Liste mit Opcodes an, die es nicht kennt.',
  'It takes legacy accesses that are not one field.': 'Es nimmt Legacy-Zugriffe, die nicht ein Feld sind.',
  'It assigns features to a device whose driver has set ACKNOWLEDGE.':
    'Es weist einem Gerät Features zu, dessen Treiber ACKNOWLEDGE gesetzt hat.',
  'It assigns bits that it cannot manage.': 'Es weist Bits zu, die es nicht verwalten kann.',
  'It does not notify the driver although it should.': 'Es benachrichtigt den Treiber nicht, obwohl es sollte.',
  'It notifies a driver that does not want it.': 'Es benachrichtigt einen Treiber, der das nicht will.',
  'ACKNOWLEDGE is still set after a reset.': 'ACKNOWLEDGE ist nach einem Reset noch gesetzt.',
  'It remembers what was negotiated before a reset.': 'Es behält, was vor einem Reset ausgehandelt war.',
  'It begins with ACKNOWLEDGE, without a reset.': 'Er beginnt mit ACKNOWLEDGE, ohne Reset.',
  'It does not wait until device_status reads 0 after a reset.':
    'Er wartet nach einem Reset nicht, bis device_status 0 ist.',
  'It sets DRIVER without ACKNOWLEDGE.': 'Er setzt DRIVER ohne ACKNOWLEDGE.',
  'It accepts feature bit {}, which is not offered.': 'Er nimmt Feature-Bit {} an, das nicht angeboten ist.',
  'It goes from DRIVER to DRIVER_OK.': 'Er geht von DRIVER zu DRIVER_OK.',
  'It writes DRIVER_OK alone, which clears all other bits.':
    'Er schreibt DRIVER_OK allein, was alle anderen Bits löscht.',
  'It writes driver_feature after FEATURES_OK.': 'Er schreibt driver_feature nach FEATURES_OK.',
  'It notifies the device before DRIVER_OK.': 'Er benachrichtigt das Gerät vor DRIVER_OK.',
  'It writes {} to queue_enable.': 'Er schreibt {} in queue_enable.',
  'It writes queue_desc of a virtqueue that is enabled.': 'Er schreibt queue_desc einer eingeschalteten Virtqueue.',
  'It writes num_queues, which is read-only.': 'Er schreibt num_queues, das nur gelesen werden kann.',
  'It moves virtq_avail.idx on, and back again.': 'Er stellt virtq_avail.idx weiter und wieder zurück.',
  'It does not notify the device although it should.': 'Er benachrichtigt das Gerät nicht, obwohl er sollte.',
  'It leaves something in reserved1 of every command.': 'Er lässt in jedem Kommando etwas in reserved1 stehen.',
  'clears VF Enable while a command of the group is out':
    'löscht VF Enable, während ein Kommando der Gruppe unterwegs ist',
  'clears VF Enable while {} commands of the group are out':
    'löscht VF Enable, während {} Kommandos der Gruppe unterwegs sind',
  '{} offers feature bit {}, as {} does: two in one group':
    '{} bietet Feature-Bit {} an, wie auch {}: zwei in einer Gruppe',
} as const satisfies Phrases;
