/** Why a text from outside could not be used: where, and what is wrong there. */
export interface ParseError {
  /** Path in the input, such as `script[3].member`; '' for the whole. */
  readonly path: string;
  readonly message: string;
}

/** `script[3].owner: found "pf9", …`; only the message when it is about the whole. */
export const describeError = ({ path, message }: ParseError): string => (path === '' ? message : `${path}: ${message}`);
