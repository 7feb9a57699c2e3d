/** A point of the picture, in its own pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line that something moves along: its points with the corners already rounded, and the distance of each from the start. */
export interface Way {
  readonly points: readonly Point[];
  readonly distances: readonly number[];
  readonly length: number;
}

const between = (a: Point, b: Point, part: number): Point => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Points in a rounded corner; more cannot be seen at the radii in use. */
const CORNER_POINTS = 6;

const corner = (before: Point, at: Point, after: Point, radius: number): readonly Point[] => {
  const reach = Math.min(radius, distance(before, at) / 2, distance(at, after) / 2);
  if (reach <= 0) return [at];
  const start = between(at, before, reach / distance(at, before));
  const end = between(at, after, reach / distance(at, after));
  return Array.from({ length: CORNER_POINTS + 1 }, (_, k) => {
    const part = k / CORNER_POINTS;
    return between(between(start, at, part), between(at, end, part), part);
  });
};

/** The way through `through`, its corners rounded. At least one point. */
export const wayThrough = (through: readonly Point[], radius = 0): Way => {
  const points = through.flatMap((at, k) => {
    const before = through[k - 1];
    const after = through[k + 1];
    return before && after ? corner(before, at, after, radius) : [at];
  });
  const distances: number[] = [];
  let length = 0;
  points.forEach((point, k) => {
    const last = points[k - 1];
    if (last) length += distance(last, point);
    distances.push(length);
  });
  return { points, distances, length };
};

/** Where one is after `travelled` pixels; before the start and past the end one stays there. */
export const pointAt = (way: Way, travelled: number): Point => {
  const next = way.distances.findIndex(each => each >= travelled);
  if (next < 0) return way.points.at(-1)!;
  const b = way.points[next]!;
  const a = way.points[next - 1];
  if (!a) return b;
  const from = way.distances[next - 1]!;
  const to = way.distances[next]!;
  return to === from ? b : between(a, b, (travelled - from) / (to - from));
};

/** The piece of a way between two distances, as the path of an SVG. */
export const pathOf = (way: Way, from = 0, to: number = way.length): string => {
  const inside = way.points.filter((_, k) => way.distances[k]! > from && way.distances[k]! < to);
  return [pointAt(way, from), ...inside, pointAt(way, to)]
    .map((point, k) => `${k === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`)
    .join('');
};

const round = (value: number): number => Math.round(value * 100) / 100;
