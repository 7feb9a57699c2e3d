type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Numbers of one kind one behind the other, without an object each: a million cost what their bits cost. */
export interface Column {
  readonly length: number;
  /** Bytes that are reserved. */
  readonly bytes: number;
  at(index: number): number;
  push(value: number): void;
  set(index: number, value: number): void;
  /** All of them, for whoever looks through them at once; it is worth nothing after the next `push`. */
  all(): Numbers;
}

const FIRST = 256;

/** An empty column; what does not fit its kind is cut as by an assignment to such an array. */
export const column = (Kind: new (length: number) => Numbers): Column => {
  let numbers = new Kind(FIRST);
  let length = 0;
  return {
    get length() {
      return length;
    },
    get bytes() {
      return numbers.byteLength;
    },
    at: index => numbers[index] as number,
    push: value => {
      if (length === numbers.length) {
        const wider = new Kind(2 * length);
        wider.set(numbers);
        numbers = wider;
      }
      numbers[length] = value;
      length += 1;
    },
    set: (index, value) => {
      numbers[index] = value;
    },
    all: () => numbers.subarray(0, length),
  };
};
