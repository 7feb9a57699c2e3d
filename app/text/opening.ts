import { spoken } from './catalogue.ts';

/** Why something could not be opened, or done. */
export const opening = {
  study: 'The study that the link names',
  noStudy: 'It is none of this page, or its text is too long for a link.',
  library: 'The library',
  empty: 'It is empty.',
  unfetched: (why: unknown) => `It could not be fetched: ${why instanceof Error ? why.message : why}`,
  noJson: (why: unknown) => `This file is no JSON: ${why instanceof Error ? why.message : why}`,
  readOnly: 'It is read-only here. Open it in Ringside to change something.',
  garbled: 'A message of the engine could not be read.',
};

spoken({ opening });
