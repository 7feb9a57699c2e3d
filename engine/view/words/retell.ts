import type { PartView } from '../parts/bytes.ts';
import type { CatalogView, FormField } from '../parts/catalog.ts';
import type { CommandView } from '../parts/command.ts';
import type { EventSuppressView } from '../parts/packed-rings.ts';
import type { PinView } from '../parts/pins.ts';
import type { RegistersView } from '../parts/registers.ts';
import type { RingsView } from '../parts/rings.ts';
import type { SequenceView } from '../parts/sequence.ts';
import type { TraceView } from '../parts/trace.ts';
import type { Marked } from '../parts/values.ts';
import type { ViewParts } from '../parts.ts';

type Again = (told: string) => string;

const marked = (again: Again, value: Marked): Marked => ({
  ...value,
  text: again(value.text),
  ...(value.was !== undefined && { was: again(value.was) }),
});

/** A virtqueue, of the run or of a file. */
export const retoldRings = (again: Again, rings: RingsView): RingsView => {
  const buffered = <R extends { readonly buffer: string }>(row: R): R => ({ ...row, buffer: again(row.buffer) });
  const common = {
    chains: rings.chains.map(each => ({ ...each, text: again(each.text) })),
    tables: rings.tables.map(each => ({ ...each, rows: each.rows.map(buffered) })),
    found: rings.found && { ...rings.found, text: again(rings.found.text) },
    lastDecisions: rings.lastDecisions.map(each => ({ ...each, why: again(each.why) })),
  };
  if (rings.format === 'split') {
    return {
      ...rings,
      ...common,
      descriptors: rings.descriptors.map(buffered),
      avail: { ...rings.avail, flagText: again(rings.avail.flagText) },
      used: { ...rings.used, flagText: again(rings.used.flagText) },
    };
  }
  const events = (each: EventSuppressView): EventSuppressView => ({ ...each, text: again(each.text) });
  const place = <P extends { readonly value: Marked }>(each: P): P => ({ ...each, value: marked(again, each.value) });
  const { available, take, use, collect } = rings.positions;
  return {
    ...rings,
    ...common,
    slots: rings.slots.map(buffered),
    events: { driver: events(rings.events.driver), device: events(rings.events.device) },
    positions: { available: place(available), take: place(take), use: place(use), collect: place(collect) },
  };
};

/** A part of a buffer, of a command or of a draft; names of values stay as they are declared. */
export const retoldPart = (again: Again, part: PartView): PartView => ({
  ...part,
  fields: part.fields.map(each => ({ ...each, doc: again(each.doc), lints: each.lints.map(again) })),
  lints: part.lints.map(each => ({ ...each, text: again(each.text) })),
});

const retoldCommand = (again: Again, command: CommandView): CommandView => ({
  ...command,
  name: again(command.name),
  readable: retoldPart(again, command.readable),
  writable: retoldPart(again, command.writable),
});

const retoldRegisters = (again: Again, registers: RegistersView): RegistersView => ({
  ...registers,
  sections: registers.sections.map(section => ({
    ...section,
    title: again(section.title),
    where: again(section.where),
    rows: section.rows.map(row => ({ ...row, words: again(row.words), doc: again(row.doc) })),
  })),
  vectors: registers.vectors && {
    ...registers.vectors,
    state: marked(again, registers.vectors.state),
    rows: registers.vectors.rows.map(row => ({
      ...row,
      uses: row.uses.map(again),
      masked: marked(again, row.masked),
      pending: marked(again, row.pending),
    })),
    unmapped: registers.vectors.unmapped.map(again),
  },
  notify: {
    ...registers.notify,
    rows: registers.notify.rows.map(row => ({
      ...row,
      last: row.last && { ...row.last, words: again(row.last.words) },
    })),
  },
});

/** Kinds of messages whose label says what crosses; the label of any other is the name of its action. */
const crossing: readonly string[] = ['notification', 'interrupt', 'register-write', 'register-read', 'effect'];

const retoldSequence = (again: Again, sequence: SequenceView): SequenceView => ({
  ...sequence,
  rows: sequence.rows.map(row => ({
    ...row,
    messages: row.messages.map(each => (crossing.includes(each.kind) ? { ...each, label: again(each.label) } : each)),
  })),
  lanes: sequence.lanes.map(each => ({ ...each, name: again(each.name), part: again(each.part) })),
  brackets: sequence.brackets.map(each => ({ ...each, title: again(each.title) })),
});

const retoldTrace = (again: Again, trace: TraceView): TraceView => ({ ...trace, text: again(trace.text) });

const retoldPin = (again: Again, pin: PinView): PinView => ({
  ...pin,
  title: again(pin.title),
  value: marked(again, pin.value),
  words: again(pin.words),
  problem: pin.problem && again(pin.problem),
});

/** Parts of the view whose few words are told again when they are there, instead of being said by whoever makes them. */
export type Leaves = Pick<ViewParts, 'rings' | 'command' | 'features' | 'registers' | 'sequence' | 'trace' | 'pins'>;

export const retoldLeaves = <P extends Leaves>(again: Again, parts: P): P => ({
  ...parts,
  rings: parts.rings && retoldRings(again, parts.rings),
  command: parts.command && retoldCommand(again, parts.command),
  features: {
    ...parts.features,
    rows: parts.features.rows.map(each => ({ ...each, requires: again(each.requires) })),
    sets: parts.features.sets.map(each => ({ ...each, hint: again(each.hint) })),
  },
  registers: parts.registers && retoldRegisters(again, parts.registers),
  sequence: parts.sequence && retoldSequence(again, parts.sequence),
  trace: parts.trace && retoldTrace(again, parts.trace),
  pins: parts.pins.map(each => retoldPin(again, each)),
});

export const retoldCatalog = (again: Again, catalog: CatalogView): CatalogView => {
  const field = (each: FormField): FormField => ({ ...each, doc: again(each.doc) });
  return {
    ...catalog,
    header: catalog.header.map(field),
    commands: catalog.commands.map(each => ({
      ...each,
      title: again(each.title),
      doc: again(each.doc),
      header: each.header.map(field),
      data: each.data.map(field),
    })),
    statuses: catalog.statuses.map(each => ({ ...each, doc: again(each.doc) })),
  };
};
