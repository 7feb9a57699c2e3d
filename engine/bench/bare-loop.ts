/**
 * What a ring costs when nothing is checked, nothing is a value of its own and both sides are one function: a split ring
 * in typed arrays, one chain of two descriptors at a time. It is the yardstick for `rings.ts`.
 */
export const bareLoop = (size: number, rounds: number): (() => number) => {
  const buffer = new ArrayBuffer(64 * 1024);
  const desc32 = new Uint32Array(buffer, 0, 4 * size);
  const desc16 = new Uint16Array(buffer, 0, 8 * size);
  const avail = new Uint16Array(buffer, 0x4000, 3 + size);
  const used16 = new Uint16Array(buffer, 0x8000, 2);
  const used32 = new Uint32Array(buffer, 0x8004, 2 * size);
  const tokens = new Int32Array(size).fill(-1);
  const free = Uint16Array.from({ length: size }, (_, index) => index + 1);
  const mask = size - 1;
  let freeHead = 0;
  let availIdx = 0;
  let lastAvail = 0;
  let usedIdx = 0;
  let lastUsed = 0;
  let wanted = 0;

  const describe = (index: number, at: number, len: number, flags: number): number => {
    desc32[4 * index] = at;
    desc32[4 * index + 1] = 0;
    desc32[4 * index + 2] = len;
    desc16[8 * index + 6] = flags;
    desc16[8 * index + 7] = free[index]!;
    return free[index]!;
  };
  const walk = (head: number): number => {
    let writable = 0;
    let index = head;
    for (let steps = 0; steps < size; steps++) {
      const flags = desc16[8 * index + 6]!;
      if (flags & 2) writable += desc32[4 * index + 2]!;
      if (!(flags & 1)) return writable;
      index = desc16[8 * index + 7]!;
    }
    return -1;
  };
  const round = (token: number): void => {
    const head = freeHead;
    freeHead = describe(describe(head, 0xc000, 64, 1), 0xc040, 1024, 2);
    tokens[head] = token;
    avail[2 + (availIdx & mask)] = head;
    availIdx = (availIdx + 1) & 0xffff;
    avail[1] = availIdx;
    if (!(used16[0]! & 1)) wanted++;

    while (lastAvail !== avail[1]) {
      const taken = avail[2 + (lastAvail & mask)]!;
      lastAvail = (lastAvail + 1) & 0xffff;
      const at = 2 * (usedIdx & mask);
      used32[at] = taken;
      used32[at + 1] = walk(taken);
      usedIdx = (usedIdx + 1) & 0xffff;
      used16[1] = usedIdx;
    }
    if (!(avail[0]! & 1)) wanted++;

    while (lastUsed !== used16[1]) {
      const id = used32[2 * (lastUsed & mask)]!;
      if (id >= size || tokens[id]! < 0) throw new Error('not outstanding');
      tokens[id] = -1;
      free[free[id]!] = freeHead;
      freeHead = id;
      lastUsed = (lastUsed + 1) & 0xffff;
    }
  };
  return () => {
    wanted = 0;
    for (let done = 0; done < rounds; done++) round(done);
    if (wanted !== 2 * rounds) throw new Error('a notification is missing');
    return rounds;
  };
};
