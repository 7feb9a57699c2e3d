import type { Color, Colors } from './themes.ts';

const SANS = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Ubuntu, DejaVu Sans, sans-serif';
const MONO = 'ui-monospace, Menlo, DejaVu Sans Mono, monospace';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as character data or as an attribute; what no XML may hold becomes U+FFFD. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign);

/** Pixels that a character of a face takes, at the size that is drawn; a little more than the widest of the faces. */
const WIDTHS = { sans: 0.56, bold: 0.6, mono: 0.605 } as const;
export type Face = keyof typeof WIDTHS;

export const widthOf = (text: string, face: Face, size: number): number => text.length * WIDTHS[face] * size;

/** As many characters as there is room for; the last of a text that is cut is an ellipsis. */
export const fitted = (text: string, room: number, face: Face, size: number): string => {
  const most = Math.max(1, Math.floor(room / (WIDTHS[face] * size)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};

/** Lines of at most so many characters, broken between words. */
export const wrapped = (text: string, characters: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly color?: Color;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Pixels that it has; what is longer is cut, and said whole to whoever points at it. */
  readonly room?: number;
}

interface BoxStyle {
  readonly fill?: Color | 'none' | 'hatch';
  readonly stroke?: Color | 'none';
  readonly width?: number;
  readonly dash?: string;
  readonly radius?: number;
  /** Share of the fill's colour. */
  readonly tint?: number;
}

type Glyph = 'driver' | 'device' | 'owner' | 'member' | 'fault' | 'operator' | 'self';

/** The shapes of the roles, in a box of 10, as on the page. */
const glyphs: Readonly<Record<Glyph, string>> = {
  driver: 'M5 .8 9.6 9H.4z',
  device: 'M1 1h8v8H1z',
  owner: 'M5 0l5 5-5 5-5-5z',
  member: 'M5 .4a4.6 4.6 0 1 0 .01 0zM5 2.4a2.6 2.6 0 1 1-.01 0z',
  fault: 'M3 0h4l3 3v4l-3 3H3L0 7V3z',
  operator: 'M5 0a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 5 0zM.8 10c0-2.8 1.8-4.4 4.2-4.4S9.2 7.2 9.2 10z',
  self: 'M8.6 5A3.6 3.6 0 1 1 6.6 1.8V3.2A2.3 2.3 0 1 0 7.3 5zM6 0l3 2-3 2z',
};

/** Draws in the order in which it is told to; numbers are written with at most two decimals, so that files are equal. */
export interface Paper {
  text(x: number, y: number, text: string, style?: TextStyle): void;
  box(x: number, y: number, width: number, height: number, style?: BoxStyle): void;
  line(points: readonly (readonly [number, number])[], style?: Omit<BoxStyle, 'fill'>): void;
  glyph(x: number, y: number, glyph: Glyph, style?: { readonly hollow?: boolean; readonly color?: Color }): void;
  /** What follows until the end of `draw` is one thing with a name. */
  group(name: string, draw: () => void): void;
  /** The whole file; `inset` is left out on the left and on the right. */
  done(width: number, height: number, title: string, description: string, inset?: number): string;
}

/** From one line of a hatched area to the next, sideways. */
const HATCH = 7;

/** Slanted lines in a box. Lines and no pattern: a printer would make pixels of that. */
const hatched = (x: number, y: number, width: number, height: number): string => {
  const lines: string[] = [];
  for (let at = HATCH; at < width + height; at += HATCH) {
    const from = Math.max(0, at - height);
    const to = Math.min(width, at);
    lines.push(`M${n(x + from)} ${n(y + at - from)}L${n(x + to)} ${n(y + at - to)}`);
  }
  return lines.join('');
};

const n = (value: number): string => `${Math.round(value * 100) / 100}`;

/** `drawn`: a text as whoever looks at it reads it. */
export const createPaper = (colors: Colors, drawn: (text: string) => string = text => text): Paper => {
  const out: string[] = [];
  const paint = (color: Color | 'none' | undefined, otherwise: Color | 'none'): string => {
    const named = color ?? otherwise;
    return named === 'none' ? 'none' : colors[named];
  };
  const stroked = ({ stroke, width = 1, dash }: BoxStyle, otherwise: Color | 'none'): string =>
    `stroke="${paint(stroke, otherwise)}"${width === 1 ? '' : ` stroke-width="${n(width)}"`}${dash ? ` stroke-dasharray="${dash}"` : ''}`;

  return {
    text: (x, y, written, { face = 'sans', size = 12, color = 'ink', anchor = 'start', room } = {}) => {
      const text = drawn(written);
      const shown = room === undefined ? text : fitted(text, room, face, size);
      const whole = shown === text ? '' : `<title>${escaped(text)}</title>`;
      const attributes = [
        `x="${n(x)}" y="${n(y)}"`,
        ...(face === 'mono' ? [`font-family="${MONO}"`] : face === 'bold' ? ['font-weight="600"'] : []),
        ...(size === 12 ? [] : [`font-size="${n(size)}"`]),
        ...(color === 'ink' ? [] : [`fill="${colors[color]}"`]),
        ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
      ];
      if (text !== '') out.push(`<text ${attributes.join(' ')}>${whole}${escaped(shown)}</text>`);
    },
    box: (x, y, width, height, style = {}) => {
      const { radius = 0, tint, fill } = style;
      if (fill === 'hatch') {
        out.push(`<path d="${hatched(x, y, width, height)}" stroke="${colors.edge}" stroke-opacity=".55"/>`);
        return;
      }
      out.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius ? ` rx="${n(radius)}"` : ''} fill="${paint(fill, 'none')}"${tint === undefined ? '' : ` fill-opacity="${n(tint)}"`} ${stroked(style, 'none')}/>`,
      );
    },
    line: (points, style = {}) => {
      out.push(
        `<path d="M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}" fill="none" ${stroked(style, 'edge')}/>`,
      );
    },
    glyph: (x, y, glyph, { hollow = false, color = glyph === 'self' ? 'ink-3' : glyph } = {}) => {
      const look = hollow
        ? `fill="none" stroke="${colors[color]}" stroke-width="1.2"`
        : `fill="${colors[color]}" fill-rule="evenodd"`;
      out.push(`<path transform="translate(${n(x)} ${n(y)})" d="${glyphs[glyph]}" ${look}/>`);
      if (glyph === 'fault') {
        out.push(
          `<path transform="translate(${n(x)} ${n(y)})" d="M3.2 3.2l3.6 3.6m0-3.6L3.2 6.8" fill="none" stroke="${colors.surface}" stroke-width="1.4"/>`,
        );
      }
    },
    group: (name, draw) => {
      out.push(`<g role="group" aria-label="${escaped(drawn(name))}">`);
      draw();
      out.push('</g>');
    },
    done: (width, height, title, description, inset = 0) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width - 2 * inset)}" height="${n(height)}" viewBox="${n(inset)} 0 ${n(width - 2 * inset)} ${n(height)}" role="img" aria-labelledby="title desc" font-family="${SANS}" font-size="12" fill="${colors.ink}">`,
        `<title id="title">${escaped(drawn(title))}</title>`,
        `<desc id="desc">${escaped(description)}</desc>`,
        `<rect width="${n(width)}" height="${n(height)}" fill="${colors.bg}"/>`,
        ...out,
        '</svg>',
        '',
      ].join('\n'),
  };
};
