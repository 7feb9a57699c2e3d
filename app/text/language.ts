import { spoken } from './catalogue.ts';

/** How the page speaks. */
export const language = {
  title: 'Language',
  button: (name: string) => `Language: ${name}`,
  system: 'As the browser prefers',
};

spoken({ language });
