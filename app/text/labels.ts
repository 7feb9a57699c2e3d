/** Texts of the shell. Those of the picture are in files of their own beside this one. */

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const labels = {
  brand: 'Ringside',
  none: '–',
  noBits: 'none',
  was: (before: string) => `was ${before}`,
  clause: (id: string) => `Clause ${id}`,
  sources: {
    posted: 'posted',
    review: 'review',
    published: 'published',
    reconstructed: 'reconstructed',
    ours: 'our choice',
  },
  detail: 'Detail of the selection',
  details: {
    command: 'Command',
    compose: 'Compose',
    features: 'Features',
    registers: 'Registers',
    memory: 'Memory',
    clause: 'Clause',
  },
  lines: {
    detail: 'Width of the detail',
    time: 'Height of the timeline and the log',
    next: 'Width of what can happen next',
    rings: 'Height of the rings',
  },
  bytes: {
    span: (name: string, offset: number, size: number, hex: string) =>
      `${name}, ${size === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + size - 1}`}: ${hex}`,
    changed: 'changed by the last step',
    hatched: 'not visible to the other side yet',
    empty: 'No bytes.',
  },
};

export { plural };
