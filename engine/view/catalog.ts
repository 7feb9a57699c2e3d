import type { Refusal } from '../admin/command.ts';
import { answerBytes, paddedBytes } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { describeStruct } from '../layout/describe.ts';
import type { AnyStruct } from '../layout/field.ts';
import { hex } from '../num/addr.ts';
import { type Clause, shownLevel, shownText } from '../spec/clause.ts';
import type { Readings } from '../world/world.ts';
import { featureBitView } from './feature-bits.ts';
import type { CatalogCommand, CatalogView, FormField } from './parts/catalog.ts';
import type { ClauseRef } from './parts/clause.ts';
import { sourceView } from './source-view.ts';

const formFields = (struct: AnyStruct | null, base: number): FormField[] =>
  struct === null
    ? []
    : describeStruct(struct, base).map(({ path, offset, size, type, values, show, doc, source, reserved }) => ({
        name: path,
        offset,
        size,
        type,
        values: Object.entries(values).map(([value, name]) => ({ value: Number(value), name })),
        show,
        doc,
        source: sourceView(source),
        reserved,
      }));

const commands = (dialect: Dialect, readings: Readings): CatalogCommand[] =>
  dialect.commands.map(command => ({
    name: command.name,
    title: command.title,
    doc: command.doc,
    opcode: hex(command.opcode, 4),
    source: sourceView(command.source),
    header: formFields(dialect.header, 0),
    data: formFields(command.data, dialect.header.size),
    readable: paddedBytes(
      dialect,
      command.opcode,
      dialect.header.size + (command.data?.size ?? 0) + (command.usualData ?? 0),
    ),
    writable: answerBytes(dialect, command),
    usesMember: command.usesMember !== false,
    needsMember: command.usesMember !== false || !!command.needsMember?.(readings),
    first: command.first ?? {},
  }));

/** A clause of the dialect; `passed` where a step judged it. */
export const clauseRef = (clause: Clause, passed: boolean | null = null): ClauseRef => ({
  id: clause.id,
  actor: clause.actor,
  level: shownLevel(clause),
  section: clause.section,
  text: shownText(clause),
  source: sourceView(clause.source),
  passed,
});

/**
 * The field that tells a status from all others, given the fields before it: a status byte where it is enough, else the
 * error byte after it.
 */
const tellingField = (all: readonly Refusal[], { fields }: Refusal): readonly [string, number] => {
  let alike = all;
  for (const [field, value] of Object.entries(fields)) {
    alike = alike.filter(other => other.fields[field] === value);
    if (alike.length === 1) return [field, value];
  }
  return Object.entries(fields).at(-1) ?? ['', 0];
};

const statuses = (dialect: Dialect): CatalogView['statuses'] => {
  const all = [dialect.success, ...dialect.refusals];
  return all.map(each => {
    const [field, value] = tellingField(all, each);
    return { field, value, name: each.name, doc: each.doc, source: sourceView(each.source) };
  });
};

/** What forms and documentation need to know of a dialect and its readings: nothing here depends on a run. */
export const catalogView = (dialect: Dialect, readings: Readings): CatalogView => ({
  headerFields: dialect.headerFields,
  header: formFields(dialect.header, 0),
  commands: commands(dialect, readings),
  groups: dialect.groupTypes.map(({ id, name, source }) => ({ id, name, source: sourceView(source) })),
  features: dialect.features.bits.map(({ bit }) => featureBitView(dialect.features, bit)),
  statuses: statuses(dialect),
  clauses: dialect.clauses.map(clause => clauseRef(clause)),
});
