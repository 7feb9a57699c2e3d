import type { StepRow } from '../../../engine/protocol/messages.ts';
import { large, type Wording } from '../catalogue.ts';
import type * as english from '../recording.ts';
import { plural } from './plural.ts';

export const recording: Wording<typeof english.recording> = {
  choose: 'Datei wählen …',
  local: 'Sie bleibt auf diesem Rechner: Nichts wird hochgeladen.',
  tooBig: (bytes, most) => `Diese Datei hat ${large(bytes)} Bytes, erlaubt sind höchstens ${large(most)}`,
  unfetched: why => `Sie ließ sich nicht holen: ${why instanceof Error ? why.message : why}`,
  empty: {
    title: 'Eine Datei irgendwo auf die Seite ziehen',
    what: [
      ['Ein Speicherabbild', 'Ringe, Ketten, und was an ihnen falsch ist: ringside-memory-image/1'],
      ['Ein Ring-Trace', 'was Treiber und Gerät taten, Schritt für Schritt: virtio-ring-trace/1'],
      ['Fehlerhafte Ringe', 'Ringe, die jemand kaputt zurückließ: virtio-ring-malformed/1'],
      [
        'Ein Gespräch mit einem Gerät',
        'Registerzugriffe und Antworten: virtio-qemu-transcript/1, virtio-register-trace/1',
      ],
      [
        'Kommandos oder Layouts',
        'Admin-Kommandos, Structs und Konstanten als Bytes: virtio-admin-commands/1, virtio-layouts/1',
      ],
    ],
    format: 'Die Datei sagt in ihrem Eintrag schema (oder format), was sie ist. Ein Szenario öffnet sich als Lauf.',
    examples: 'Oder eines davon ansehen',
  },
  examples: {
    image: 'Ein Speicherabbild mit vier Queues, drei davon kaputt',
    trace: 'Ein Ring-Trace von Linux: packed, indirekt, mit Event Suppression',
  },
  summary: view => [view.format, view.name].filter(Boolean).join(', '),
  steps: 'Schritte',
  queues: 'Virtqueues',
  queue: ({ format, size }) => `${format}, ${size}`,
  faults: count => (count === 0 ? 'kein Fehler' : plural(count, 'Fehler', 'Fehler')),
  step: 'Nach Schritt',
  before: 'vor dem ersten Schritt',
  after: (step, of) => `nach Schritt ${step} von ${of}`,
  previous: 'Einen Schritt zurück',
  next: 'Einen Schritt weiter',
  only: 'Nur Unterschiede',
  none: 'Nichts ist anders.',
  columns: { step: 'Schritt', what: 'was', expected: 'aufgezeichnet', got: 'hier', verdict: 'Befund' },
  counts: rows => {
    const of = (verdict: StepRow['verdict']) => rows.filter(row => row.verdict === verdict).length;
    return [
      `${of('agrees')} stimmen überein`,
      `${of('allowed')} anders nach einer Regel`,
      `${of('differs')} anders`,
      ...(of('unplayed') > 0 ? [`${of('unplayed')} nicht gespielt`] : []),
      ...(of('unknown') > 0 ? [`${of('unknown')} hier unbekannt`] : []),
    ].join(', ');
  },
  verdicts: {
    agrees: 'stimmt überein',
    allowed: 'anders nach einer Regel',
    differs: 'anders',
    silent: 'fragt nichts',
    unplayed: 'nicht gespielt',
    unknown: 'hier unbekannt',
  },
  goTo: step => `Den Ring nach Schritt ${step} zeigen`,
  more: count =>
    `und ${plural(count, 'weitere Zeile, die nicht gezeigt wird', 'weitere Zeilen, die nicht gezeigt werden')}`,
  entry: ({ descriptor }, { index }) => `Eintrag ${index} der Tabelle von ${descriptor}`,
  descriptor: index => `Deskriptor ${index}`,
  slot: slot => `Slot ${slot}`,
  ringSlot: (ring, slot) => `${ring}.ring[${slot}]`,
  atAddress: at => `bei ${at}`,
  findings: 'Befunde',
  noFindings: 'Hier ist keine Regel gebrochen.',
  show: ({ where }) => `${where} zeigen`,
  noClause: 'keine Klausel sagt es ausdrücklich',
  severity: { fault: 'Fehler', violation: 'Verstoß', remark: 'Bemerkung' },
  supposed: 'Angenommen, weil die Datei es nicht sagt',
  wishes: 'Event Suppression',
  used: 'Gebraucht, noch abzuholen',
  commands: 'Admin-Kommandos',
  noCommand: opcode => `Opcode ${opcode}, den diese Fassung nicht hat`,
  answer: 'Antwort',
  registers: 'Register',
  cut: 'Es gibt mehr, als gezeigt wird: Es war zu viel, um alles zu durchlaufen.',
  ring: 'Virtqueue in der Datei',
  nothing: 'Von dieser Virtqueue ist nichts zu sehen.',
};
