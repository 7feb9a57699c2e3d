/** Colours of the page, by what they mean; a test holds them to the page's own. */
export interface Colors {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly hair: string;
  readonly rule: string;
  readonly edge: string;
  readonly ink: string;
  readonly 'ink-2': string;
  readonly 'ink-3': string;
  readonly driver: string;
  readonly device: string;
  readonly owner: string;
  readonly member: string;
  readonly fault: string;
  readonly changed: string;
  readonly operator: string;
}

export type Color = keyof Colors;

export const themes = {
  light: {
    bg: '#f3f4f6',
    surface: '#ffffff',
    sunken: '#f6f7f9',
    hair: '#dfe2e7',
    rule: '#a9b0bb',
    edge: '#7b8493',
    ink: '#14171c',
    'ink-2': '#434a57',
    'ink-3': '#5d6573',
    driver: '#1a5fb4',
    device: '#0a7264',
    owner: '#7440a6',
    member: '#a1336f',
    fault: '#b3261e',
    changed: '#914d00',
    operator: '#434a57',
  },
  dark: {
    bg: '#0d0f12',
    surface: '#14171b',
    sunken: '#101317',
    hair: '#282d35',
    rule: '#4a525e',
    edge: '#7d8694',
    ink: '#eceef1',
    'ink-2': '#b9bfc9',
    'ink-3': '#939ba8',
    driver: '#7ab5ff',
    device: '#46c8b2',
    owner: '#c5a0f2',
    member: '#f193c1',
    fault: '#ff8d83',
    changed: '#f2ab57',
    operator: '#b9bfc9',
  },
} as const satisfies Readonly<Record<string, Colors>>;

export type ThemeName = keyof typeof themes;
export const isTheme = (name: string): name is ThemeName => Object.hasOwn(themes, name);
