import { describe, expect, it } from 'vitest';
import { revealing } from './reveal.ts';

const box = { x: 100, y: 400, width: 50, height: 40 };

describe('a view that shows a box', () => {
  it('stays when the box is seen', () => {
    const view = { x: 0, y: -200, zoom: 1 };
    expect(revealing(view, box, 300, 300)).toBe(view);
  });

  it('moves no further than needed', () => {
    expect(revealing({ x: 0, y: 0, zoom: 1 }, box, 300, 300)).toEqual({ x: 0, y: -140, zoom: 1 });
    expect(revealing({ x: -120, y: -200, zoom: 1 }, box, 300, 300)).toEqual({ x: -100, y: -200, zoom: 1 });
  });

  it('shows the start of what is larger than the pane', () => {
    expect(revealing({ x: 0, y: 0, zoom: 1 }, { ...box, height: 900 }, 300, 300)).toMatchObject({ y: -400 });
  });
});
