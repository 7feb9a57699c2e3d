import type { Wording } from '../catalogue.ts';
import type * as english from '../picture.ts';
import { shortId } from '../picture.ts';
import { plural } from './plural.ts';

export const picture: Wording<typeof english.picture> = {
  title: 'Gruppe',
  forms: { picture: 'Bild', table: 'Tabelle' },
  form: 'Gruppe zeigen als',
  fit: 'Einpassen',
  fitHint: 'Wieder die ganze Gruppe zeigen',
  region: 'Bild der Gerätegruppe',
  place: 'Platz',
  line: 'Linie',
  wire: (from, to) => `Von ${from} nach ${to}`,
  keys: 'Jede Funktion darin ist ein Knopf; die Tabelle zeigt dasselbe.',
  nothing: 'Noch ist keine Gruppe zu zeigen. Ein Szenario öffnen, oder den Lauf abspielen.',
  driver: device => `driver:${shortId(device)}`,
  outstanding: count => (count === 0 ? '' : `${plural(count, 'Kommando', 'Kommandos')} offen`),
  driverLabel: driver => `Treiber von ${driver.device}, ${driver.state}${driver.doing ? `, ${driver.doing}` : ''}`,
  ownerLabel: owner => `${owner.title}${owner.role ? `, ${owner.role}` : ''}, Status ${owner.status.value.text}`,
  memberLabel: member =>
    `${member.title}, Member ${member.member}, ${
      member.present ? `Status ${member.status.value.text}, ${member.inUse ? 'in Gebrauch' : 'frei'}` : 'nicht da'
    }`,
  use: member => (member.inUse ? 'in Gebrauch' : 'frei'),
  absent: 'nicht da',
  reset: 'zurückgesetzt',
  resetting: 'setzt zurück',
  memberIs: member => `Member ${member}`,
  self: member => `Self: ${member}`,
  selfLong: member => `Self-Gruppe: Member ${member}`,
  negotiated: 'ausgehandelt',
  assigned: 'zugewiesen',
  manageable: 'zuweisbar',
  none: '–',
  bits: count => plural(count, 'Bit', 'Bits'),
  notNegotiated: 'noch nicht',
  more: count => `+${count}`,
  vfEnable: 'VF Enable',
  numVfs: 'NumVFs',
  ofTotal: total => `von ${total}`,
  group: name => `${name}-Gruppe`,
  frame: (field, id, members, withOwner) =>
    `${field} ${id}, ${withOwner ? (members > 0 ? 'die PF und ihre ' : 'die PF und ') : ''}${members > 0 ? plural(members, 'VF', 'VFs') : 'keine VF'}`,
  queue: journey => (journey.enabled ? `${journey.format}, ${journey.size}` : 'nicht eingeschaltet'),
  journey: journey => {
    const here = journey.at === null ? undefined : journey.stations[journey.at];
    const queue = journey.enabled ? `${journey.format}, ${journey.size}` : 'nicht eingeschaltet';
    return [queue, journey.title, journey.head, here?.name ?? 'noch kein Kommando'].filter(Boolean).join(', ');
  },
  held: count => `${count} gehalten`,
  inFlight: count => `${count} unterwegs`,
  noCommand: 'noch kein Kommando',
  visible: 'sichtbar',
  skipped: 'unterdrückt',
  command: 'cmd',
  decides: passed =>
    passed ? 'Die Prüfung, die entscheidet, bestanden: ' : 'Die Prüfung, die entscheidet, nicht bestanden: ',
  wayOf: journey => `Weg eines Kommandos auf ${journey.name}`,
  stationLabel: (name, step, visible, skipped) =>
    `${name}${skipped ? ', unterdrückt' : ''}${step === null ? (skipped ? '' : ', noch nicht') : `, Schritt ${step}`}${visible ? ', für die andere Seite sichtbar' : ''}`,
  vf: vf => `VF ${vf}`,
  rangeTitle: (first, last) => (first === last ? `VF ${first}` : `VF ${first}–${last}`),
  rangeFacts: (inUse, assigned, absent) =>
    [absent > 0 ? `${absent} nicht da` : '', `${inUse} in Gebrauch`, `${assigned} zugewiesen`]
      .filter(Boolean)
      .join(' · '),
  open: 'Öffnen',
  close: 'Schließen',
  kinds: { notification: 'Notification', interrupt: 'Interrupt', register: 'Register', effect: 'Wirkung' },
  legend: { driver: 'Treiber', device: 'Gerät', owner: 'Owner', member: 'Member', changed: 'geändert' },
};

export const memberTable: Wording<typeof english.memberTable> = {
  member: 'Member',
  status: 'Status',
  use: 'Gebrauch',
  driver: 'Treiber',
  key: 'Was die Formen bedeuten',
  cells: {
    negotiated: 'ausgehandelt',
    assigned: 'zugewiesen, nicht ausgehandelt',
    offered: 'angeboten',
    taken: 'weggenommen',
    none: 'nicht angeboten',
  },
};
