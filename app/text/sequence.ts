import type { MessageKind } from '../../engine/view/parts/sequence.ts';
import { spoken } from './catalogue.ts';

/** Texts of the sequence of messages. */
export const sequence = {
  title: 'Sequence',
  columns: { step: 'Step', message: 'Who to whom', what: 'What happened', state: 'When' },
  row: (step: number, sentence: string) => `Step ${step}: ${sentence}`,
  empty: 'Nothing has happened yet: press Play, or step with →.',
  waiting: 'loading',
  coming: 'yet to come',
  here: 'shown now',
  past: 'done',
  hidden: 'the other side cannot see it yet',
  refused: 'refused',
  keys: '↑ ↓ walk along it',
  kinds: {
    order: 'order',
    store: 'store',
    load: 'load',
    notification: 'notification',
    interrupt: 'interrupt',
    'register-write': 'register write',
    'register-read': 'register read',
    effect: 'takes effect',
    work: 'own work',
  } satisfies Readonly<Record<MessageKind, string>>,
  message: (kind: string, label: string, from: string, to: string) =>
    from === to ? `${from}, ${kind}: ${label}` : `${from} to ${to}, ${kind}: ${label}`,
  lanes: (names: readonly string[]) => `Lanes: ${names.join(', ')}`,
  bracket: (id: number, title: string, from: number, to: number | null) =>
    `Command ${id}, ${title}: steps ${from} to ${to ?? '…'}`,
  legend: 'What the shapes mean',
  command: 'bracket: a command is under way',
};

spoken({ sequence });
