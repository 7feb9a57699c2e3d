import type { Phrases } from '../../phrases.ts';

/** What the texts leave open, how it can be read, and why one reading is the usual one. From the `switches.ts` of each version. */
export const readings = {
  'Group and member of ATTRS': 'Gruppe und Member von ATTRS',
  'The PF as member 0 of its own SR-IOV group': 'Die PF als Member 0 ihrer eigenen SR-IOV-Gruppe',
  'A VF while VF Enable is clear': 'Eine VF, während VF Enable gelöscht ist',
  'Query before any assign': 'Abfragen vor jedem Zuweisen',
  'Assigned bits and a reset of the managed device': 'Zugewiesene Bits und ein Reset des managed device',
  'Assigned bits and an FLR of the managed device': 'Zugewiesene Bits und ein FLR des managed device',
  'Assigned bits and VF Enable': 'Zugewiesene Bits und VF Enable',
  'Assigned bits and a reset of the management device': 'Zugewiesene Bits und ein Reset des management device',
  'Bits 0 to 63 that the PF cannot manage': 'Bits 0 bis 63, die die PF nicht verwalten kann',
  'Bits 64 and above': 'Bits ab 64',
  'Whether the assigned bits must be a valid set to offer':
    'Ob die zugewiesenen Bits eine gültige Menge zum Anbieten sein müssen',
  'Assigning zero': 'Null zuweisen',
  'Manageable bits that one VF does not have': 'Verwaltbare Bits, die eine VF nicht hat',
  'ATTRS without FEATURE_63_0_MGMT': 'ATTRS ohne FEATURE_63_0_MGMT',
  'ACKNOWLEDGE while an assign is being processed': 'ACKNOWLEDGE, während ein Zuweisen bearbeitet wird',
  'DEVICE_MGMT without FEATURE_63_0_MGMT': 'DEVICE_MGMT ohne FEATURE_63_0_MGMT',
  'Command specific data that is too short': 'Zu kurze kommandospezifische Daten',
  'Reserved bytes that are not zero': 'Reservierte Bytes, die nicht null sind',
  'A buffer without a readable or without a writable part': 'Ein Puffer ohne lesbaren oder ohne schreibbaren Teil',
  'Member id 0 of LIST_QUERY and LIST_USE in the SR-IOV group':
    'Member-Id 0 von LIST_QUERY und LIST_USE in der SR-IOV-Gruppe',
  'Words of the opcode bitmap': 'Wörter der Opcode-Bitmap',
  'Lists that break dependencies between opcodes': 'Listen, die Abhängigkeiten zwischen Opcodes verletzen',
  'Width of a legacy access': 'Breite eines Legacy-Zugriffs',
  'A writable part that holds a part of the answer': 'Ein schreibbarer Teil, in den nur ein Teil der Antwort passt',
  'The list of the SR-IOV group when VF Enable is cleared': 'Die Liste der SR-IOV-Gruppe, wenn VF Enable gelöscht wird',
  'A legacy access while the member is being reset': 'Ein Legacy-Zugriff, während der Member zurückgesetzt wird',
  'How many notification addresses there can be': 'Wie viele Notification-Adressen es geben kann',
  'ADMIN_VQ with admin_queue_num 0': 'ADMIN_VQ mit admin_queue_num 0',
  'Commands that are in one administration virtqueue at the same time':
    'Kommandos, die zugleich in einer Admin-Virtqueue sind',
  'Full duplex as 1 or as 0': 'Vollduplex als 1 oder als 0',
  'Opcodes 0x000b and 0x000c': 'Opcodes 0x000b und 0x000c',
  'Too little room for the metadata of device parts': 'Zu wenig Platz für die Metadaten der Device-Parts',
  'A driver capability beyond that of the device': 'Eine Capability des Treibers über der des Geräts',
  'DEV_PARTS_SET while the member runs': 'DEV_PARTS_SET, während der Member läuft',
  'A stopped member that is reset': 'Ein angehaltener Member, der zurückgesetzt wird',
  'Objects of VFs that vanish': 'Objekte von VFs, die verschwinden',
  'Parts of a packed virtqueue that is in use': 'Parts einer Packed-Virtqueue, die in Gebrauch ist',
  'A device of a later release': 'Ein Gerät einer späteren Ausgabe',
  'RESOURCE_OBJ_CREATE with an id that is taken': 'RESOURCE_OBJ_CREATE mit einer vergebenen Id',
  'What the limits of device parts objects count': 'Was die Grenzen der Device-Parts-Objekte zählen',
  'Feature windows beyond 1': 'Feature-Fenster jenseits von 1',
  'R1: one patch does two things': 'R1: Ein Patch tut zweierlei',
  'R2: a term is used before it is defined': 'R2: Ein Begriff wird benutzt, bevor er erklärt ist',
  'R3: the word manage three times in one sentence': 'R3: dreimal das Wort „manage“ in einem Satz',
  'R4: the concept of a group covers the roles': 'R4: Der Begriff der Gruppe deckt die Rollen ab',
  'R5: the Self group makes no sense here': 'R5: Die Self-Gruppe ergibt hier keinen Sinn',
  'Split the definitions of groups and roles from the commands.':
    'Die Definitionen von Gruppen und Rollen von den Kommandos trennen.',
  'Define terms before they are used.': 'Begriffe definieren, bevor sie benutzt werden.',
  'Use other words.': 'Andere Wörter nehmen.',
  'Use the terms of groups, not roles of their own.': 'Die Begriffe der Gruppen nehmen, keine eigenen Rollen.',
  'Say that the commands are not for the Self group.': 'Sagen, dass die Kommandos nicht für die Self-Gruppe sind.',
  'Move the padding so that the field after it is aligned.':
    'Die Füllbytes verschieben, damit das Feld dahinter ausgerichtet ist.',
  'Say why 48 bytes are reserved, or leave them out.': 'Sagen, wozu 48 Bytes reserviert sind, oder sie weglassen.',
  'Write words out in sentences.': 'Wörter in Sätzen ausschreiben.',
  'Let the command cover any number of bits.': 'Das Kommando beliebig viele Bits umfassen lassen.',
  'R6: the padding should move': 'R6: Die Füllbytes sollten woanders stehen',
  'R7: reserved bytes at the end of results': 'R7: reservierte Bytes am Ende von Ergebnissen',
  'R8: short forms in prose': 'R8: Kurzformen im Text',
  'R9: why only bits 0 to 63': 'R9: warum nur Bits 0 bis 63',
  'Words that an assign leaves out': 'Wörter, die ein Zuweisen weglässt',

  'One order of checks for all commands is the simplest text that explains the header.':
    'Eine Reihenfolge der Prüfungen für alle Kommandos ist der einfachste Text, der den Header erklärt.',
  'The draft lists the PF among the members and gives it id 0.':
    'Der Entwurf zählt die PF zu den Members und gibt ihr Id 0.',
  'The PF is a member with or without VFs, so the group is never empty.':
    'Die PF ist mit und ohne VFs ein Member, die Gruppe ist also nie leer.',
  'The result is the current value; what the device offers is its current configuration.':
    'Das Ergebnis ist der jetzige Wert; was das Gerät anbietet, ist seine jetzige Konfiguration.',
  'Every driver begins with a reset, so dropping there would make the feature useless.':
    'Jeder Treiber beginnt mit einem Reset; dabei zu vergessen, machte das Feature nutzlos.',
  'A VF is commonly reset by FLR on its way to a guest, after it was provisioned.':
    'Eine VF wird auf dem Weg zu einem Gast meist durch FLR zurückgesetzt, nachdem sie eingerichtet ist.',
  'Clearing VF Enable destroys the VFs.': 'VF Enable zu löschen zerstört die VFs.',
  'A virtio reset of the PF leaves its SR-IOV capability and the VFs alone.':
    'Ein virtio-Reset der PF lässt ihre SR-IOV-Capability und die VFs in Ruhe.',
  'After a successful assign the managed device offers the assigned value.':
    'Nach erfolgreichem Zuweisen bietet das managed device den zugewiesenen Wert an.',
  'The resource is called feature bits 0 to 63.': 'Die Ressource heißt Feature-Bits 0 bis 63.',
  'The draft has no such rule.': 'Der Entwurf hat keine solche Regel.',
  'The empty set is a subset.': 'Die leere Menge ist eine Teilmenge.',
  'A device must not offer what it could not honour, and the subset rule speaks of the manageable set alone.':
    'Ein Gerät darf nicht anbieten, was es nicht einhalten könnte, und die Teilmengenregel spricht nur von der verwaltbaren Menge.',
  'What cannot be controlled need not be announced.': 'Was nicht gesteuert werden kann, muss nicht gemeldet werden.',
  'The assign takes effect when it is executed, so that is when the rule has to hold.':
    'Das Zuweisen wirkt, wenn es ausgeführt wird; dann muss die Regel gelten.',
  'The command exists; its one resource does not.': 'Das Kommando gibt es; seine einzige Ressource nicht.',
  'The published text made it so.': 'So hat es der veröffentlichte Text gemacht.',
  'Ignoring them lets later versions use them.': 'Sie nicht zu beachten lässt spätere Versionen sie benutzen.',
  'Without a writable part there is no place for an error; ending the whole device for it is the harsher choice.':
    'Ohne schreibbaren Teil ist kein Platz für einen Fehler; dafür das ganze Gerät zu beenden, ist die härtere Wahl.',
  'Otherwise no list could ever be queried.': 'Sonst ließe sich nie eine Liste abfragen.',
  'With the formula the largest opcode would not be in the bitmap.':
    'Mit der Formel stünde der größte Opcode nicht in der Bitmap.',
  'A half of the legacy accesses is of no use to anybody.': 'Die Hälfte der Legacy-Zugriffe nützt niemandem.',
  'It is what the text says first, and drivers do not pad.':
    'So steht es zuerst im Text, und Treiber füllen nicht auf.',
  'Status and qualifier have to be there even in 4 bytes.': 'Status und Qualifier müssen selbst in 4 Bytes da sein.',
  'Only a reset is said to forget it.': 'Nur von einem Reset heißt es, dass er sie vergisst.',
  'A legacy driver that polls device_status wants an answer each time.':
    'Ein Legacy-Treiber, der device_status immer wieder liest, will jedes Mal eine Antwort.',
  'It is a duty of the driver, and a device never fails a command for its length alone.':
    'Es ist eine Pflicht des Treibers, und ein Gerät lehnt nie ein Kommando nur wegen seiner Länge ab.',
  'The rule that the last entry ends the list is the stricter one.':
    'Die Regel, dass der letzte Eintrag die Liste beendet, ist die strengere.',
  'The register’s own text names 0.': 'Der Text des Registers selbst nennt 0.',
  'The rule is a rule; the sentence before it introduces.': 'Die Regel ist eine Regel; der Satz davor führt ein.',
  'Devices that exist say 1.': 'Geräte, die es gibt, sagen 1.',
  'An implementation that is public follows the table.': 'Eine öffentliche Umsetzung folgt der Tabelle.',
  'A section of its own is taken for an exception.': 'Ein eigener Abschnitt gilt als Ausnahme.',
  'What the device does not have cannot be used.': 'Was das Gerät nicht hat, kann nicht benutzt werden.',
  'A device that follows every should refuses it.': 'Ein Gerät, das jedem „should“ folgt, lehnt es ab.',
  'The mode is the owner driver’s, the reset is that of the member’s own driver.':
    'Der Modus gehört dem Treiber des Owners, der Reset dem eigenen Treiber des Members.',
  'An object of a member that does not exist cannot be addressed.':
    'Ein Objekt eines Members, den es nicht gibt, lässt sich nicht ansprechen.',
  'A split ring tells by virtq_used.idx in memory; a packed ring cannot be resumed.':
    'Ein Split-Ring sagt es durch virtq_used.idx im Speicher; ein Packed-Ring lässt sich nicht fortsetzen.',
  'It shows where the two lengths of the bitmap part.': 'Es zeigt, wo die beiden Längen der Bitmap auseinandergehen.',
  'The name is there, and all numbers are those of Linux.': 'Der Name ist da, und alle Zahlen sind die von Linux.',
  'Every member may have to be captured at the same time.':
    'Vielleicht muss jeder Member zur selben Zeit festgehalten werden.',
  'Bits that nobody could negotiate would be of no use.': 'Bits, die niemand aushandeln könnte, nützten nichts.',
  'Split in two, both halves are wanted all the same.': 'In zwei geteilt, sind doch beide Hälften gewollt.',
  'Nothing but the order changes.': 'Nur die Reihenfolge ändert sich.',
  'These are the words that were published in the end.': 'Diese Wörter wurden am Ende veröffentlicht.',
  'One owner a group says all that bit 42 said.': 'Ein Owner je Gruppe sagt alles, was Bit 42 sagte.',
  'An assign to Self can never succeed.': 'Ein Zuweisen an Self kann nie Erfolg haben.',
  'Both layouts align every field; this one keeps the fields close together.':
    'Beide Anordnungen richten jedes Feld aus; diese lässt die Felder beieinander.',
  'Length rules let results grow without them.': 'Regeln für Längen lassen Ergebnisse auch ohne sie wachsen.',
  'Identifiers keep theirs; no byte changes.': 'Bezeichner behalten ihre; kein Byte ändert sich.',
  'Words to the end need no other command when bit 64 comes.':
    'Wörter bis zum Ende brauchen kein anderes Kommando, wenn Bit 64 kommt.',
  'What is missing reads as zero everywhere else.': 'Was fehlt, gilt überall sonst als null.',

  'group_id and group_member_id are checked as for any command':
    'group_id und group_member_id werden geprüft wie bei jedem Kommando',
  'group_id and group_member_id are not looked at': 'group_id und group_member_id werden nicht angesehen',
  'a member like any other; its own ACKNOWLEDGE is set, so assign ends in DEV_IN_USE':
    'ein Member wie jeder andere; ihr eigenes ACKNOWLEDGE ist gesetzt, Zuweisen endet also mit DEV_IN_USE',
  'not a managed device: invalid member': 'kein managed device: invalid member',
  'the group is there with the PF alone: invalid member': 'die Gruppe ist mit der PF allein da: invalid member',
  'the group comes with VF Enable: invalid group': 'die Gruppe kommt mit VF Enable: invalid group',
  'the bits that the managed device offers now': 'die Bits, die das managed device jetzt anbietet',
  'all manageable bits': 'alle verwaltbaren Bits',
  zero: 'null',
  'the assignment survives the reset': 'das Zugewiesene überlebt den Reset',
  'the reset forgets the assignment': 'der Reset vergisst das Zugewiesene',
  'the assignment survives the FLR': 'das Zugewiesene überlebt den FLR',
  'the FLR forgets the assignment': 'der FLR vergisst das Zugewiesene',
  'a VF that is created again starts with nothing assigned':
    'eine VF, die wieder angelegt wird, beginnt ohne Zugewiesenes',
  'the VF of the same number finds its assignment again': 'die VF mit derselben Nummer findet ihr Zugewiesenes wieder',
  'the assignment survives a reset of the PF': 'das Zugewiesene überlebt einen Reset der PF',
  'a reset of the PF forgets all assignments': 'ein Reset der PF vergisst alles Zugewiesene',
  'after an assign exactly the assigned low 64 bits are offered':
    'nach einem Zuweisen werden genau die zugewiesenen unteren 64 Bits angeboten',
  'bits that cannot be managed stay offered': 'Bits, die nicht verwaltet werden können, bleiben angeboten',
  'they stay as the device offers them': 'sie bleiben, wie das Gerät sie anbietet',
  'an assign clears them': 'ein Zuweisen löscht sie',
  'any subset of the manageable bits': 'jede Teilmenge der verwaltbaren Bits',
  'VERSION_1 and every prerequisite must be there, else RSC_VAL_INVALID':
    'VERSION_1 und jede Voraussetzung müssen da sein, sonst RSC_VAL_INVALID',
  'zero is a subset like any other': 'null ist eine Teilmenge wie jede andere',
  'the assign succeeds; the VF offers what it has of the assigned bits':
    'das Zuweisen hat Erfolg; die VF bietet an, was sie von den zugewiesenen Bits hat',
  'attrs_mask bit 0 is clear and the field is zero': 'Bit 0 von attrs_mask ist gelöscht, und das Feld ist null',
  'the field is valid all the same': 'das Feld ist trotzdem gültig',
  'the status counts at the moment the device executes the command':
    'es zählt der Status, wenn das Gerät das Kommando ausführt',
  'the status counts at the moment the device takes the buffer': 'es zählt der Status, wenn das Gerät den Puffer nimmt',
  'missing bytes read as zero': 'fehlende Bytes gelten als null',
  'OP_UNSUPPORTED when the operation is missing, RSC_VAL_INVALID when the value is cut':
    'OP_UNSUPPORTED, wenn die Operation fehlt, RSC_VAL_INVALID, wenn der Wert abgeschnitten ist',
  'the device does not look at them': 'das Gerät sieht sie nicht an',
  'returned with used length 0': 'mit Used-Länge 0 zurückgegeben',
  'the device sets DEVICE_NEEDS_RESET': 'das Gerät setzt DEVICE_NEEDS_RESET',
  'a member id is checked only where the command uses it':
    'eine Member-Id wird nur geprüft, wo das Kommando sie benutzt',
  'every command of the group needs a member id from 1 to NumVFs':
    'jedes Kommando der Gruppe braucht eine Member-Id von 1 bis NumVFs',
  'as many words as the largest opcode needs': 'so viele Wörter, wie der größte Opcode braucht',
  'one word fewer when the largest opcode is a multiple of 64':
    'ein Wort weniger, wenn der größte Opcode ein Vielfaches von 64 ist',
  'opcodes 2 to 5 come only together, and 6 needs them; else INVALID_FIELD':
    'Opcodes 2 bis 5 gibt es nur zusammen, und 6 braucht sie; sonst INVALID_FIELD',
  'any subset of the supported opcodes': 'jede Teilmenge der unterstützten Opcodes',
  'the bytes given, or the room for the result': 'die gegebenen Bytes, oder der Platz für das Ergebnis',
  'at most the size of the field at the offset; what is padded is cut':
    'höchstens die Größe des Felds am Offset; Aufgefülltes fällt weg',
  'as many bytes as fit': 'so viele Bytes, wie passen',
  'whole units of 8 bytes, where one fits at all': 'ganze Einheiten von 8 Bytes, wo überhaupt eine passt',
  'it is there again when VF Enable is set again': 'sie ist wieder da, wenn VF Enable wieder gesetzt wird',
  'as after a reset': 'wie nach einem Reset',
  'the registers are as they are': 'die Register sind, wie sie sind',
  'EAGAIN and TRYAGAIN, without any effect': 'EAGAIN und TRYAGAIN, ohne Wirkung',
  'at most three, since the last entry has flags 0': 'höchstens drei, da der letzte Eintrag Flags 0 hat',
  'all four entries are addresses, and no entry ends the list':
    'alle vier Einträge sind Adressen, und keiner beendet die Liste',
  'there is none, and the driver goes on without': 'es gibt keine, und der Treiber macht ohne weiter',
  'the device breaks the rule that there is at least one': 'das Gerät verletzt die Regel, dass es mindestens eine gibt',
  'the oldest is carried out first': 'das älteste wird zuerst ausgeführt',
  'the device carries out the newest that it has taken first':
    'das Gerät führt das neueste zuerst aus, das es genommen hat',
  '1 is full, 0 is half': '1 ist voll, 0 ist halb',
  '0 is full, 1 is half': '0 ist voll, 1 ist halb',
  '0x000b is QUERY, 0x000c is MODIFY': '0x000b ist QUERY, 0x000c ist MODIFY',
  '0x000b is MODIFY, 0x000c is QUERY': '0x000b ist MODIFY, 0x000c ist QUERY',
  'ENOMEM, as its own section says': 'ENOMEM, wie sein eigener Abschnitt sagt',
  'the answer is cut, as for every other command': 'die Antwort wird abgeschnitten, wie bei jedem anderen Kommando',
  'EINVAL and INVALID_FIELD': 'EINVAL und INVALID_FIELD',
  'it is taken as it is': 'sie wird genommen, wie sie ist',
  'the parts wait until the member is stopped and goes on':
    'die Parts warten, bis der Member angehalten ist und weiterläuft',
  'it stays stopped: its owner has stopped it': 'er bleibt angehalten: Sein Owner hat ihn angehalten',
  'it runs, as after power on': 'er läuft, wie nach dem Einschalten',
  'they go with their VFs': 'sie gehen mit ihren VFs',
  'they are there again with the VF of the same number': 'sie sind mit der VF derselben Nummer wieder da',
  'DEV_PARTS_SET ends in INVALID_FIELD': 'DEV_PARTS_SET endet mit INVALID_FIELD',
  'the ring goes on from its first descriptor, right or wrong':
    'der Ring läuft bei seinem ersten Deskriptor weiter, richtig oder falsch',
  'LIST_QUERY reports what this release has': 'LIST_QUERY nennt, was diese Ausgabe hat',
  'LIST_QUERY reports opcode 64 as well': 'LIST_QUERY nennt auch Opcode 64',
  'EEXIST, with the number that Linux has: 17': 'EEXIST, mit der Zahl, die Linux hat: 17',
  'EINVAL, which is how a driver takes a status that the table does not have':
    'EINVAL, denn so nimmt ein Treiber einen Status, den die Tabelle nicht hat',
  'objects and ids of each member are counted apart': 'Objekte und Ids jedes Members werden für sich gezählt',
  'all members share ids and limits': 'alle Member teilen Ids und Grenzen',
  'window 2 shows bits 64 to 95': 'Fenster 2 zeigt Bits 64 bis 95',
  'window 2 reads 0: bits 64 and up cannot be offered': 'Fenster 2 ist 0: Bits ab 64 können nicht angeboten werden',
  'both halves are there': 'beide Hälften sind da',
  'only the roles are there, and no opcode means anything': 'nur die Rollen sind da, und kein Opcode bedeutet etwas',
  'only the commands are there, and nobody has a role': 'nur die Kommandos sind da, und niemand hat eine Rolle',
  'definitions come before the sentences that need them': 'Erklärungen stehen vor den Sätzen, die sie brauchen',
  'as the patch has it': 'wie im Patch',
  'the PF controls its group without a feature bit that says so':
    'die PF steuert ihre Gruppe ohne ein Feature-Bit, das es sagt',
  'group_id 0 ends in invalid group': 'group_id 0 endet mit invalid group',
  'one byte before resource, four after it': 'ein Byte vor resource, vier dahinter',
  'all five bytes in one block before resource': 'alle fünf Bytes in einem Block vor resource',
  'results end after their last field': 'Ergebnisse enden nach ihrem letzten Feld',
  'sentences hold no short forms': 'Sätze enthalten keine Kurzformen',
  'as many words of 64 bits as there are': 'so viele Wörter von 64 Bits, wie es gibt',
  'bits of words that are not there are cleared': 'Bits von Wörtern, die fehlen, werden gelöscht',
  'bits of words that are not there stay as they are': 'Bits von Wörtern, die fehlen, bleiben, wie sie sind',

  // Where two runs are laid beside each other. From `protocol/studies/compare.ts`.
  'The first difference': 'Der erste Unterschied',
  'The end of both runs': 'Das Ende beider Läufe',
  'Command {} is executed: {}': 'Kommando {} wird ausgeführt: {}',
  'Command {} of {} is executed: {}': 'Kommando {} von {} wird ausgeführt: {}',
  'Command {} is collected: {}': 'Kommando {} wird abgeholt: {}',
  'Command {} of {} is collected: {}': 'Kommando {} von {} wird abgeholt: {}',
  'Step {} on the left': 'Schritt {} links',
  'Step {} on the right': 'Schritt {} rechts',
} as const satisfies Phrases;
