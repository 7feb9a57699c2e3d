import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { QUIET, qrOf, qrSvg } from './qr.ts';

const SCALE = 4;

/** What a reader makes of a code: its modules painted, quiet zone and all. */
const read = (text: string): string | undefined => {
  const { modules, path } = qrOf(text);
  const side = (modules + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let py = 0; py < SCALE; py += 1) {
      for (let px = 0; px < Number(length) * SCALE; px += 1) {
        const at = ((Number(y) * SCALE + py) * side + Number(x) * SCALE + px) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return jsQR(pixels, side, side)?.data;
};

describe('the QR code of a link', () => {
  it.each([30, 400, 1200, 2100])('is read back by a reader, %i characters long', length => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const payload = Array.from({ length }, (_, k) => letters[(k * 7919 + (k >> 3)) % 64]).join('');
    const link = `https://example.org/ringside/#s=1d.${payload}&t=3`;
    expect(read(link)).toBe(link);
  });

  it('is a file of its own, white around', () => {
    const code = qrOf('https://example.org/');
    const svg = qrSvg(code, 'QR code');
    expect(svg).toContain(`viewBox="0 0 ${code.modules + 8} ${code.modules + 8}"`);
    expect(svg).toContain('<title>QR code</title>');
    expect(Math.min(...[...code.path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]))).toBe(4);
  });
});
