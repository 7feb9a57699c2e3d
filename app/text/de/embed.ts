import type { Wording } from '../catalogue.ts';
import type * as english from '../embed.ts';

export const embed: Wording<typeof english.embed> = {
  open: 'In Ringside öffnen',
  openHint: 'Die ganze Seite, in einem eigenen Fenster',
  noOrigin:
    'Dieser Rahmen ist eine Sandbox ohne Ursprung (Origin), und ohne einen startet kein Browser einen Worker für die Engine. Die Seite ringsum muss der Sandbox allow-same-origin hinzufügen oder sie weglassen.',
  views: 'Ansichten',
  names: { picture: 'Bild', bytes: 'Ringe', log: 'Protokoll' },
  notOpen: 'noch ist nichts offen',
  atEnd: step => `der Lauf ist zu Ende, Schritt ${step}`,
  atStart: 'der Lauf ist an seinem Anfang',
  noStep: (step, end) => `einen Schritt ${step} gibt es nicht: Der Lauf ist bis Schritt ${end} bekannt`,
};

export const embedCode: Wording<typeof english.embedCode> = {
  title: 'Einbetten',
  about: 'Ein Rahmen für eine eigene Seite. Er behält nichts im Browser und ändert keine Adresse.',
  readOnly: 'Nur lesen',
  readOnlyHint: 'Schritte und Ansichten, aber nichts, was das Szenario nicht selbst tut',
  bare: 'Ohne Steuerung',
  bareHint: 'die Seite ringsum steuert',
  theme: 'Farben',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  width: 'Breite',
  height: 'Höhe',
  host: 'Seite, die steuern darf',
  hostHint: 'ihr Ursprung (Origin), etwa https://example.org; leer: keine darf es',
  badHost: 'Das ist kein Ursprung: nur Schema, Host und Port, wie https://example.org.',
  code: 'Code',
  copy: 'Code kopieren',
  copied: 'Kopiert',
  copyFailed: 'Bitte markieren und kopieren',
};
