import { useApp } from '../store/app-state.ts';
import { lens as text } from '../text/lens.ts';

/** What hatched means: as usual, or through a lens. */
export const HatchWords = ({ words }: { readonly words: string }) => {
  const party = useApp(state => state.run.lens?.party);
  return party === undefined ? words : text.hatch(party);
};
