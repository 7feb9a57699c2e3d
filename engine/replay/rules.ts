/** A difference between a recording and this engine that is meant. It never names a recording. */
export interface Rule {
  /** Which value of a recording may be another one. */
  readonly field: string;
  readonly when: string;
  readonly why: string;
}

/** All of them, by the names that `replay` prints. */
export const rules = {
  'linux-is-laxer': {
    field: 'ret, token, nextAddRet',
    when: 'Linux takes a buffer, or a used element, that breaks a rule of the ring',
    why: 'the rule is told beside it; here the device or the driver stops at it',
  },
  'length-without-write': {
    field: 'len',
    when: 'a used descriptor of a packed ring has a length and no WRITE',
    why: 'a used length means something only with WRITE; Linux takes it all the same',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;

/** As a table for people. */
export const rulesTable = (): string =>
  [
    '| rule | may differ | when | why |',
    '|---|---|---|---|',
    ...Object.entries(rules).map(([name, { field, when, why }]) => `| \`${name}\` | ${field} | ${when} | ${why} |`),
  ].join('\n');
