import { spaceHex } from '../command/hex.ts';
import { actions, useApp } from '../store/app-state.ts';

/** What bytes of the run are to be read as. */
export type RunBytes =
  | { readonly part: 'readable' }
  | { readonly part: 'writable'; readonly command?: string }
  | { readonly part: 'struct'; readonly struct: string };

/** Opens bytes beside the run, with what the run reads them by. */
export const openDecode = (what: RunBytes, hex: string): void => {
  const { run } = useApp.getState().run;
  const readings = (run?.switches ?? []).filter(each => each.chosen !== each.byDefault);
  actions.openStudy('decode', {
    dialect: run?.dialect.id ?? '',
    ...what,
    text: spaceHex(hex),
    ...(readings.length > 0 && { readings: readings.map(({ id, chosen }) => `${id}=${chosen}`).join(',') }),
  });
};
