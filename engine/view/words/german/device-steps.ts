import type { Phrases } from '../phrases.ts';

/** What devices do: resets, and serving a virtqueue. */
export const deviceSteps = {
  'Completes no reset.': 'Schließt keinen Reset ab.',
  'Completes the reset: device_status {} → {}': 'Schließt den Reset ab: device_status {} → {}',
  '{} still offers what was assigned: {}': '{} bietet weiter an, was zugewiesen war: {}',
  'What was assigned is forgotten: {}': 'Was zugewiesen war, ist vergessen: {}',
  'Cannot take the next chain': 'Kann die nächste Kette nicht nehmen',
  'Takes nothing: the next slot is not available.': 'Nimmt nichts: Der nächste Slot ist nicht „available“.',
  'Takes nothing: the available ring holds nothing new.': 'Nimmt nichts: Der Available-Ring enthält nichts Neues.',
  'buffer {} from slot {}': 'Puffer {} aus Slot {}',
  'buffer {} from slots {}': 'Puffer {} aus den Slots {}',
  'Takes {}: {} bytes to read, {} to write': 'Nimmt {}: {} Bytes zu lesen, {} zu schreiben',
  '{} now offers {}': '{} bietet jetzt {} an',
  'Cannot carry the command out': 'Kann das Kommando nicht ausführen',
  'Carries nothing out': 'Führt nichts aus',
  'Executes {}': 'Führt {} aus',
  'Writes {} bytes': 'Schreibt {} Bytes',
  'Answers {}': 'Antwortet {}',
  'Refuses “{}”: {}': 'Lehnt „{}“ ab: {}',
  'Executes {}: {}': 'Führt {} aus: {}',
  'Returns nothing.': 'Gibt nichts zurück.',
  'Returns buffer {}: slot {} = id {}, len {}; its flags are withheld':
    'Gibt Puffer {} zurück: Slot {} = id {}, len {}; seine Flags werden zurückgehalten',
  'Returns head {}: used.ring[{}] = id {}, len {}; used.idx stays {}':
    'Gibt Head {} zurück: used.ring[{}] = id {}, len {}; used.idx bleibt {}',
  'Returns buffers {} as a batch: slot {} = {}, and the {} slots behind it are skipped; its flags are withheld':
    'Gibt die Puffer {} als Batch zurück: Slot {} = {}, und die {} Slots dahinter werden übersprungen; seine Flags werden zurückgehalten',
  'Next is {}': 'Der nächste ist {}',
  'Returns heads {} as a batch: used.ring[{}] = {}, and slot {} skipped; used.idx stays {}':
    'Gibt die Heads {} als Batch zurück: used.ring[{}] = {}, und Slot {} wird übersprungen; used.idx bleibt {}',
  'Returns heads {} as a batch: used.ring[{}] = {}, and slots {} skipped; used.idx stays {}':
    'Gibt die Heads {} als Batch zurück: used.ring[{}] = {}, und die Slots {} werden übersprungen; used.idx bleibt {}',
  'Completes nothing.': 'Schließt nichts ab.',
  'Completes buffer {}: the flags of slot {} now say used; next is {}':
    'Schließt Puffer {} ab: Die Flags von Slot {} sagen jetzt „used“; der nächste ist {}',
  'Completes buffers {}: the flags of slot {} now say used; next is {}':
    'Schließt die Puffer {} ab: Die Flags von Slot {} sagen jetzt „used“; der nächste ist {}',
  'From here the driver may collect': 'Von hier an darf der Treiber abholen',
  'head {}': 'Head {}',
  'heads {}': 'die Heads {}',
  'Completes {}: used.idx {} → {}': 'Schließt {} ab: used.idx {} → {}',
  'Interrupts the driver, MSI-X vector {}': 'Sendet dem Treiber einen Interrupt, MSI-X-Vektor {}',
  'Sends no interrupt': 'Sendet keinen Interrupt',
  'Is suspended': 'Ist suspendiert',
  'Goes on after its suspension': 'Läuft weiter und ist nicht mehr suspendiert',
  'available ring': 'Available-Ring',
  'Looks at the {} and finds nothing that is whole': 'Sieht im {} nach und findet nichts Vollständiges',
} as const satisfies Phrases;
