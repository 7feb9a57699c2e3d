import { describe, expect, it } from 'vitest';
import { fitting } from './use-fit.ts';

describe('the view that shows the whole picture', () => {
  it('is in the middle at its own size when it fits', () => {
    expect(fitting({ width: 800, height: 400 }, { width: 800, height: 500, scale: 1 })).toEqual({
      zoom: 1,
      x: 0,
      y: 50,
    });
  });

  it('does not shrink words below what can be read', () => {
    expect(fitting({ width: 800, height: 4000 }, { width: 800, height: 400, scale: 1 })).toMatchObject({
      zoom: 0.92,
      y: 0,
    });
  });

  it('grows a little on a wide screen', () => {
    expect(fitting({ width: 400, height: 300 }, { width: 1600, height: 1200, scale: 1 }).zoom).toBe(1.25);
  });
});
