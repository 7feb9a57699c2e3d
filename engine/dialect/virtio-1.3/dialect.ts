import type { AdminCommand, GroupType } from '../../admin/command.ts';
import type { FeatureTable } from '../../device/feature.ts';
import { clauses14 } from '../../spec/clauses-1.4.ts';
import { publishedClauses, type Release } from '../../spec/published-clauses.ts';
import type { Dialect } from '../dialect.ts';
import { commonChecksOf } from './checks.ts';
import { discoveryOf } from './discovery.ts';
import { duties, isLegacyAccess, listDuty, memberDuty } from './duties.ts';
import { features } from './features.ts';
import { SRIOV, sriovGroup } from './groups.ts';
import { commandAnswerOf, commandHeaderOf } from './layouts.ts';
import { legacyCommands } from './legacy-commands.ts';
import { listCommands } from './list-commands.ts';
import { rulesOf } from './rules.ts';
import { type Refusing, refusalsOf, success, takenForOf, ways13 } from './status.ts';
import { switches } from './switches.ts';

/** What releases of the published text differ in. */
export interface PublishedParts extends Pick<Dialect, 'id' | 'title' | 'summary' | 'switches' | 'selfMember'> {
  readonly release: Release;
  readonly groupTypes: readonly GroupType[];
  readonly features: FeatureTable;
  /** Commands besides LIST_QUERY and LIST_USE. */
  readonly commands: readonly AdminCommand[];
  readonly ways: readonly Refusing[];
}

/** A release of the published text. */
export const publishedDialect = ({ release, commands: own, ways, ...parts }: PublishedParts): Dialect => {
  const commands: readonly AdminCommand[] = [...listCommands(() => commands, parts.groupTypes), ...own];
  return {
    ...parts,
    terms: { owner: 'owner device', member: 'member device' },
    header: commandHeaderOf(parts.groupTypes),
    headerFields: { opcode: 'opcode', group: 'group_type', member: 'group_member_id' },
    answer: commandAnswerOf(ways),
    success,
    refusals: refusalsOf(ways),
    takenFor: takenForOf(ways),
    commands,
    commonChecks: commonChecksOf(commands),
    judgeAtTake: () => null,
    missingPart: readings => (readings['missing-part'] === 'fault' ? 'fault' : 'complete'),
    fits: (readings, bytes, room) => {
      const fitting = Math.min(bytes, room);
      return readings['writable-units'] === 'whole-units' && room < bytes && fitting > 8 ? fitting & ~7 : fitting;
    },
    duties: [...duties, listDuty(() => commands), memberDuty],
    discovery: discoveryOf(
      commands,
      parts.groupTypes.map(({ id }) => id),
    ),
    migration: null,
    padsTo: opcode => (isLegacyAccess(opcode) ? 1 : 8),
    emptyAdmin: readings =>
      readings['admin-queue-num-zero'] === 'violation' ? 'admin.vq.exposed-when-negotiated' : null,
    newestFirst: readings => readings['queue-order'] === 'any',
    asQueued: readings => (readings['queue-order'] === 'any' ? null : 'admin.vq.in-order-per-queue'),
    mandatory: null,
    oneOwner: null,
    holdsVfEnable: { clause: 'admin.sriov.vf-enable-stays', group: SRIOV },
    clauses: publishedClauses(release, clauses14),
    rules: rulesOf(parts.features),
    registerSources: {},
    pfMember: null,
    ownerFeatures: ['ADMIN_VQ'],
    gate: null,
  };
};

export const parts13: PublishedParts = {
  id: 'virtio-1.3',
  title: 'virtio 1.3',
  summary: 'Group administration commands as first published: discovery of commands, and legacy access to VFs.',
  release: '1.3',
  groupTypes: [sriovGroup],
  features,
  commands: legacyCommands,
  ways: ways13,
  switches,
  selfMember: null,
};

/** Virtio 1.3: committee specification draft 01 of 6 October 2023. */
export const virtio13: Dialect = publishedDialect(parts13);
