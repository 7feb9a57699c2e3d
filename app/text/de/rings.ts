import type { RingsView } from '../../../engine/view/parts/rings.ts';
import type { DescriptorRow } from '../../../engine/view/parts/split-rings.ts';
import type { Wording } from '../catalogue.ts';
import type * as english from '../rings.ts';
import { labels } from './labels.ts';

const hatch = 'für die andere Seite noch nicht sichtbar';
const skippedWhy = 'übersprungen: Das Used-Element eines Batches steht dafür, und was hier steht, ist alt';
const hidden = (hatched: boolean, unknown = false): string => (hatched ? `, ${unknown ? labels.unknown : hatch}` : '');
const sides = { driver: 'Treiber', device: 'Gerät' };
const holder = ({ owner, free }: Pick<DescriptorRow, 'owner' | 'free'>): string =>
  free ? `${sides[owner]}, frei` : sides[owner];
const weights = { fault: 'Fehler', broken: 'Queue gebrochen', violation: 'Verstoß', note: 'Bemerkung' };

export const rings: Wording<typeof english.rings> = {
  title: 'Virtqueue',
  nothing:
    'Noch ist keine Virtqueue eingerichtet: Ihr Treiber schreibt die Adressen beim Starten. Den Lauf abspielen, oder ein Schritt mit →.',
  facts: (view: RingsView) => `Größe ${view.size}${view.enabled ? '' : ', nicht eingeschaltet'}`,
  choose: 'Virtqueue',
  format: 'Ringformat der PF',
  formats: { split: 'split', packed: 'packed' },
  hatch,
  part: 'Teil der Virtqueue',
  parts: { desc: 'Deskriptoren', avail: 'Avail', used: 'Used' },
  changesOf: name => `Was sich in ${name} änderte`,
  firstSlots: count => `Durchgesehen: die ersten ${count} Slots.`,
  captions: {
    desc: 'Deskriptortabelle',
    avail: 'Available-Ring, vom Treiber geschrieben',
    used: 'Used-Ring, vom Gerät geschrieben',
    packed: 'Deskriptorring, von beiden Seiten geschrieben',
  },
  columns: {
    desc: 'desc',
    slot: 'Slot',
    phase: 'wrap',
    holder: 'gehalten von',
    addr: 'addr',
    len: 'len',
    flags: 'flags',
    next: 'next',
    buffer: 'Puffer',
    avail: 'avail',
    head: 'head',
    used: 'used',
    id: 'id',
    position: 'next',
  },
  free: 'frei',
  holder,
  rowLabel: row =>
    `Deskriptor ${row.index}, ${holder(row)}${row.buffer ? `, ${row.buffer}` : ''}${hidden(row.hatched, row.addr.unknown)}`,
  hidden,
  held: 'gehalten',
  onHold: { driver: 'beim Treiber zurückgehalten', device: 'beim Gerät zurückgehalten' },
  found: found => (found ? `, ${weights[found.weight]}${found.rule ? ` ${found.rule}` : ''}: ${found.text}` : ''),
  packedLabel: row =>
    [
      `Slot ${row.slot}`,
      holder(row),
      row.mark === 'blank' ? 'nie geschrieben' : `${row.mark} mit Wrap Counter ${row.phase}`,
      ...(row.buffer ? [`${row.buffer} von Puffer ${row.head}`] : []),
    ].join(', ') + hidden(row.hatched, row.addr.unknown),
  bufferOf: ({ buffer, head }) => `${head} ${buffer}`,
  table: 'Tabelle',
  tableButton: (table, open) =>
    `Die indirekte Tabelle mit ${table.entries} Einträgen bei ${table.at} ${open ? 'schließen' : 'öffnen'}`,
  entryLabel: (table, row) =>
    `Eintrag ${row.index} der Tabelle von Deskriptor ${table.descriptor}, ${row.buffer}${hidden(table.hatched, row.addr.unknown)}`,
  wrap: wrap => `Wrap Counter ${wrap}`,
  nowhere: 'Slot …',
  atSlot: slot => `Slot ${slot}`,
  sides: 'Wo jede Seite steht, und was sie gemeldet haben will',
  does: { available: 'stellt ein', collect: 'holt ab', take: 'nimmt', use: 'gebraucht' },
  positions: {
    available: 'stellt der Treiber als Nächstes bereit',
    collect: 'holt der Treiber als Nächstes ab',
    take: 'nimmt das Gerät als Nächstes',
    use: 'hier schreibt das Gerät den nächsten Used-Deskriptor',
  },
  moved: {
    available: 'Treiber, stellt als Nächstes bereit',
    collect: 'Treiber, holt als Nächstes ab',
    take: 'Gerät, nimmt als Nächstes',
    use: 'Gerät, gebraucht als Nächstes',
  },
  suppression: {
    driver: field => `Driver Event Suppression, ${field}`,
    device: field => `Device Event Suppression, ${field}`,
  },
  events: {
    driver: 'Driver Event Suppression, entscheidet über Interrupts',
    device: 'Device Event Suppression, entscheidet über Notifications',
    modes: { enable: 'ENABLE', disable: 'DISABLE', descriptor: 'DESC', reserved: 'reservierter Wert 3' },
  },
  slotLabel: (ring, slot, hatched, skipped, unknown) =>
    `${ring}.ring[${slot}]${hidden(hatched, unknown)}${skipped ? `, ${skippedWhy}` : ''}`,
  skipped: 'übersprungen',
  skippedWhy,
  next: 'dran',
  driverNext: { avail: 'füllt der Treiber als Nächstes', used: 'liest der Treiber als Nächstes' },
  deviceNext: { avail: 'nimmt das Gerät als Nächstes', used: 'füllt das Gerät als Nächstes' },
  idx: 'idx',
  flags: 'flags',
  at: 'bei',
  chains: 'Ketten',
  mark: ({ severity, rule, text: what }) => `${severity}${rule === null ? '' : ` ${rule}`}: ${what}`,
  decision: (about, send) =>
    about === 'notification'
      ? send
        ? 'Dem Gerät gemeldet'
        : 'Dem Gerät nichts gemeldet'
      : send
        ? 'Interrupt an den Treiber'
        : 'Kein Interrupt an den Treiber',
  step: step => `Schritt ${step}`,
  decisions: 'Letzte Notification und letzter Interrupt',
  ofList: rule => `${rule} ist die Zeile in der Liste fehlerhafter Ringe dieses Projekts.`,
  weights,
};

export const why: Wording<typeof english.why> = {
  question: ({ about, send }) => labels.why(about, send),
  answer: ({ about, send, queue, why: because }) =>
    `${about === 'interrupt' ? (send ? 'Ein Interrupt' : 'Kein Interrupt') : send ? 'Eine Notification' : 'Keine Notification'} für ${queue}: ${because}`,
};
