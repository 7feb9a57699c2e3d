/** The whole link, of a fragment without `#`. */
export const addressOf = (fragment: string): string =>
  `${location.origin}${location.pathname}${location.search}#${fragment}`;
