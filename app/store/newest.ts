/** Counts what is wanted at one place. Each is told whether it is the newest: of two, the older one may come later. */
export const counting = (): (() => () => boolean) => {
  let count = 0;
  return () => {
    count += 1;
    const mine = count;
    return () => mine === count;
  };
};
