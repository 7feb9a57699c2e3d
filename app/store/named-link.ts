/** A step of a scenario of the library: `f=seven-steps&t=52&m=1f0c2ab9`. */
export interface Named {
  /** File of the library. */
  readonly file: string;
  readonly step: number;
  /** How the digest of that step began for whoever made the link; null: nobody says. */
  readonly digest: string | null;
}

/** How much of a digest is in a link: enough to see that the scenario is another one. */
const DIGITS = 8;

/** The fragment, without `#`; a link of one line for a code that a room can read. */
export const writeNamed = ({ file, step, digest }: Named): string =>
  `f=${file.replace(/\.json$/, '')}${step > 0 ? `&t=${step}` : ''}${digest === null ? '' : `&m=${digest.slice(0, DIGITS)}`}`;

/** The reverse; null for anything else. */
export const readNamed = (hash: string): Named | null => {
  const [, file, step = '0', digest = null] =
    /^#f=((?:[a-z][a-z0-9-]{0,30}\/)?[a-z0-9][a-z0-9-]{0,80})(?:&t=(\d{1,6}))?(?:&m=([0-9a-f]{8}))?$/.exec(hash) ?? [];
  return file === undefined ? null : { file: `${file}.json`, step: Number(step), digest };
};
