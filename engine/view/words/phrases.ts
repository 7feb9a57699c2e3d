/**
 * English texts and what another language says for them. Values stand in the places of `{}` in their order; a text that
 * needs them in another order names them: `{1}, {0}`.
 */
export type Phrases = Readonly<Record<string, string>>;
