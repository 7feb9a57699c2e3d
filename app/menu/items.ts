import type { HandDeed } from '../../engine/protocol/messages.ts';
import type { FieldView } from '../../engine/view/parts/bytes.ts';
import type { NextAction } from '../../engine/view/parts/next.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { further } from '../memory/address.ts';
import { copyText } from '../share/copy-text.ts';
import { type AppState, actions } from '../store/app-state.ts';
import { menu as text } from '../text/menu.ts';
import type { Target } from './target.ts';

/** A line of a menu. One that is not possible says why, and stays where it is. */
export interface Item {
  readonly name: string;
  /** What it will do, in values. */
  readonly hint: string;
  readonly refused: string | null;
  readonly work: () => unknown;
}

export interface Items {
  readonly heading: string;
  readonly items: readonly Item[];
}

const item = (name: string, work: () => unknown, refused: string | null = null, hint = ''): Item => ({
  name,
  hint,
  refused,
  work,
});

const copy = (name: string, what: string): Item => item(name, () => copyText(what));

/** Bytes of guest memory, in the pane where they can be edited. */
const showBytes = (at: string, size: number) => (): void => {
  actions.select({ bytes: { at, size } });
  actions.showDetail('memory');
};

const byHand = (deeds: readonly HandDeed[]): readonly Item[] =>
  deeds.map(({ id, intent, text: hint, refused }) =>
    item(text.deeds[id], () => actions.dispatch(intent), refused, hint),
  );

const actNow = ({ key, name, enabled, why }: NextAction): Item =>
  item(name, () => actions.act(key), enabled ? null : why, enabled ? why : '');

/** What the two sides of a function's queues can do now, as the list of what can happen next has it. */
const nextOf = ({ run }: AppState, device: DeviceId): readonly Item[] => {
  const groups = (run.next?.groups ?? []).filter(
    ({ actor }) =>
      actor === `driver:${device}` || actor.startsWith(`device:${device}/`) || actor === `device:${device}`,
  );
  return groups.flatMap(({ actor, actions: all }) =>
    all.map(each => ({ ...actNow(each), name: `${actor} ${each.name}` })),
  );
};

const ofDevice = (device: DeviceId, deeds: readonly HandDeed[]): readonly Items[] => [
  { heading: text.headings.deeds, items: byHand(deeds) },
  {
    heading: text.headings.look,
    items: [
      item(text.registers, () => {
        actions.select({ device });
        actions.showDetail('registers');
      }),
      item(text.features, () => {
        actions.select({ device });
        actions.showDetail('features');
      }),
      item(text.clauses, () => actions.openStudy('clauses')),
      copy(text.copyName, device),
    ],
  },
];

/** The view of a queue, where it is the one that is shown. */
const ringsOf = ({ run: { rings } }: AppState, device: DeviceId, queue: number) =>
  rings?.device === device && rings.queue === queue ? rings : null;

const ofQueue = (
  state: AppState,
  { device, queue }: Extract<Target, { readonly kind: 'queue' }>,
  deeds: readonly HandDeed[],
): readonly Items[] => {
  const rings = ringsOf(state, device, queue);
  const name = queueName(state, device, queue);
  const there = rings && (rings.format === 'split' ? rings.descriptors : rings.slots).length > 0;
  const look = there
    ? item(text.showBytes, showBytes(rings.at.desc, rings.sizes.desc), null, rings.at.desc)
    : item(text.showBytes, () => {}, text.refused.noBytes);
  const next = nextOf(state, device);
  return [
    { heading: text.headings.deeds, items: byHand(deeds) },
    { heading: text.headings.next, items: next.length > 0 ? next : [item('–', () => {}, text.refused.nothing)] },
    { heading: text.headings.look, items: [look, copy(text.copyName, `${device} ${name}`)] },
  ];
};

const ofDescriptor = (
  state: AppState,
  { device, queue, index }: Extract<Target, { readonly kind: 'descriptor' }>,
  deeds: readonly HandDeed[],
): readonly Items[] => {
  const rings = ringsOf(state, device, queue);
  const row =
    rings?.format === 'split'
      ? rings.descriptors.find(each => each.index === index)
      : rings?.slots.find(each => each.slot === index);
  if (!rings || !row) return [];
  const length = Number(row.len.text);
  return [
    { heading: text.headings.corrupt, items: byHand(deeds) },
    {
      heading: text.headings.look,
      items: [
        item(text.editBytes, showBytes(row.at, rings.sizes.desc), null, row.at),
        item(
          text.showBuffer,
          showBytes(row.addr.text, length),
          length > 0 ? null : text.refused.noBuffer,
          length > 0 ? row.addr.text : '',
        ),
        copy(text.copyAddress, row.at),
      ],
    },
  ];
};

const ofCommand = (
  state: AppState,
  { owner, id }: Extract<Target, { readonly kind: 'command' }>,
  deeds: readonly HandDeed[],
): readonly Items[] => {
  const { command } = state.run;
  if (command?.owner !== owner || command.id !== id) return [];
  const { readable, writable, since } = command;
  const part = (name: string, { at, size }: typeof readable): Item =>
    item(name, showBytes(at, size), at === '' || size === 0 ? text.refused.noPart : null, at);
  const next = nextOf(state, owner);
  return [
    { heading: text.headings.deeds, items: byHand(deeds) },
    { heading: text.headings.next, items: next.length > 0 ? next : [item('–', () => {}, text.refused.nothing)] },
    {
      heading: text.headings.look,
      items: [
        part(text.readable, readable),
        part(text.writable, writable),
        item(text.given(since), () => actions.seek(since), state.run.run?.step === since ? text.refused.here : null),
        copy(text.copyName, command.title),
      ],
    },
  ];
};

const ofStep = (state: AppState, step: number): readonly Items[] => {
  const row = state.run.log?.rows.find(each => each.step === step);
  const clauses = (row?.clauses ?? []).slice(0, 3);
  return [
    {
      heading: text.headings.look,
      items: [
        item(text.goHere, () => actions.seek(step), state.run.run?.step === step ? text.refused.here : null),
        item(text.note, () => actions.seek(step).then(() => actions.openOverlay('bookmark'))),
        ...clauses.map(id => item(text.clause(id), () => actions.showClause(id))),
        copy(text.copySentence, row?.sentence ?? ''),
      ],
    },
  ];
};

/** Clauses whose words hold the name of a field: a search in the catalogue, as by hand. */
const namedBy = ({ run: { catalog } }: AppState, name: string): readonly string[] =>
  (catalog?.clauses ?? []).filter(({ text: words }) => words.includes(name)).map(({ id }) => id);

const ofField = (state: AppState, field: FieldView, at: string): readonly Items[] => {
  const clauses = namedBy(state, field.name).slice(0, 3);
  const missing = field.present === 'missing';
  return [
    {
      heading: text.headings.copy,
      items: [
        item(
          text.copyValue,
          () => copyText(field.value),
          missing ? text.refused.noValue : null,
          missing ? '' : field.value,
        ),
        copy(text.copyPath, field.path),
      ],
    },
    {
      heading: text.headings.look,
      items: [
        item(
          text.showBytes,
          () => {
            actions.select({ field: field.path, ...(at && { bytes: { at, size: field.size } }) });
            actions.showDetail('memory');
          },
          at === '' ? text.refused.noBytes : null,
          at,
        ),
        ...(clauses.length > 0
          ? clauses.map(id => item(text.clause(id), () => actions.showClause(id)))
          : [item(text.clause('…'), () => {}, text.refused.noClause)]),
      ],
    },
  ];
};

const queueName = ({ run: { rings, group } }: AppState, device: DeviceId, queue: number): string =>
  (rings?.device === device && rings.queue === queue ? rings.name : undefined) ??
  group?.journeys.find(each => each.owner === device && each.queue === queue)?.name ??
  text.names.virtqueue(queue);

/** A field of the command that is shown, and its guest address. */
const fieldIn = (
  { run: { command } }: AppState,
  path: string,
): { readonly field: FieldView; readonly at: string } | null => {
  for (const part of command ? [command.readable, command.writable] : []) {
    const field = part.fields.find(each => each.path === path);
    if (field) return { field, at: further(part.at, field.offset) };
  }
  return null;
};

/** What the menu is about, by name. */
export const nameOf = (state: AppState, target: Target): string => {
  switch (target.kind) {
    case 'device':
      return text.names.device(target.device);
    case 'queue':
      return text.names.queue(target.device, queueName(state, target.device, target.queue));
    case 'descriptor':
      return text.names.descriptor(target.index, queueName(state, target.device, target.queue));
    case 'command':
      return text.names.command(state.run.command?.title ?? `#${target.id}`);
    case 'step':
      return text.names.step(target.step);
    case 'field':
      return text.names.field(target.path);
  }
};

/** The lines of the menu of a thing; `deeds` are what the engine says can be done to it by hand. */
export const itemsOf = (state: AppState, target: Target, deeds: readonly HandDeed[]): readonly Items[] => {
  switch (target.kind) {
    case 'device':
      return ofDevice(target.device, deeds);
    case 'queue':
      return ofQueue(state, target, deeds);
    case 'descriptor':
      return ofDescriptor(state, target, deeds);
    case 'command':
      return ofCommand(state, target, deeds);
    case 'step':
      return ofStep(state, target.step);
    case 'field': {
      const found = fieldIn(state, target.path);
      return found ? ofField(state, found.field, found.at) : [];
    }
  }
};
