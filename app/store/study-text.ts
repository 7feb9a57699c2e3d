import { type StudyName, type StudySlice, studies } from './study-slice.ts';

/** `compare?right=virtio-1.4`: a study and what it is about, in a link. */
export const writeStudy = ({ name, args }: NonNullable<StudySlice['study']>): string => {
  const query = new URLSearchParams(args).toString();
  return query === '' ? name : `${name}?${query}`;
};

/** The reverse; null for a study that does not exist. */
export const readStudy = (text: string): StudySlice['study'] => {
  const [first = '', query = ''] = text.split(/\?(.*)/s);
  const name: StudyName | undefined = studies.find(each => each === first);
  return name ? { name, args: Object.fromEntries(new URLSearchParams(query)) } : null;
};
