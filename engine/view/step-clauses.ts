import type { Dialect } from '../dialect/dialect.ts';
import type { ClauseId } from '../spec/clause.ts';
import { parseActorId, sideOf } from '../world/ids.ts';
import { clauseRef } from './catalog.ts';
import type { ClauseRef } from './parts/clause.ts';
import { functionFormat } from './ring-read.ts';
import type { Seen } from './told.ts';
import { eventOf, eventsOf } from './told.ts';

/** The rules behind the steps of a driver, by the name of its action. They stand here without having been judged. */
const driverRules: Readonly<Record<string, readonly ClauseId[]>> = {
  reset: ['init.driver.reset-first'],
  'wait-reset': ['pci.common.wait-status-zero'],
  acknowledge: ['init.driver.acknowledge-second'],
  driver: ['init.driver.driver-third'],
  'read-features': ['features.driver.validate-offered'],
  'write-features': ['features.driver.no-unoffered', 'features.driver.no-missing-dependency'],
  'features-ok': ['init.driver.set-features-ok'],
  'check-features': ['init.driver.reread-features-ok'],
  'find-admin': ['pci.common.admin-index-range'],
  'set-up': ['split.layout.alignment', 'split.layout.queue-size-pow2'],
  enable: ['pci.common.configure-before-enable'],
  'driver-ok': ['init.driver.driver-ok-last', 'status.driver.set-step-bits'],
  'wait-stop': ['pci.common.wait-status-zero'],
  describe: ['split.framing.writable-after-readable'],
  publish: ['split.avail.idx-never-decreases'],
  collect: ['split.used.driver-ignore-beyond-len'],
};

const deviceRules: Readonly<Record<string, readonly ClauseId[]>> = {
  reset: ['status.device.zero-after-reset'],
  take: ['status.device.no-consume-before-driver-ok'],
  return: ['split.used.id-is-chain-head'],
  'return-batch': ['features.device.in-order-use'],
  complete: ['split.used.write-at-least-len'],
};

/** The rule that decided on a notification depends on the decision. */
const decisionRules = (told: Seen): readonly ClauseId[] => {
  const decided = eventOf(told, 'note/decided');
  if (!decided) return [];
  const flags = decided.send ? 'flags0-notify' : 'flags1-quiet';
  return [
    decided.about === 'notification' ? `split.avail-notify.driver-${flags}` : `split.used-notify.device-${flags}`,
  ];
};

/** Whether the step is one of a function whose virtqueues are packed: the rules of split rings say nothing about it. */
const isPacked = (told: Seen): boolean => {
  const parts = parseActorId(told.record.action.actor);
  return parts.kind !== 'operator' && functionFormat(told.record.before, parts.device).name === 'packed';
};

const rulesBehind = (told: Seen): readonly ClauseId[] =>
  isPacked(told) ? rulesOf(told).filter(id => !id.startsWith('split.')) : rulesOf(told);

const rulesOf = (told: Seen): readonly ClauseId[] => {
  const { actor, name } = told.record.action;
  switch (sideOf(actor)) {
    case 'driver':
      return driverRules[name] ?? decisionRules(told);
    case 'device':
      return deviceRules[name] ?? decisionRules(told);
    case 'operator':
      return [];
  }
};

/** A clause of the dialect; one that it does not list keeps its id, so that nothing that was judged gets lost. */
const refOf = (dialect: Dialect, id: ClauseId, passed: boolean | null): ClauseRef => {
  const clause = dialect.clauses.find(each => each.id === id);
  if (clause) return clauseRef(clause, passed);
  const source = { kind: 'ours', text: 'not in the list of clauses' } as const;
  return { id, actor: 'device', level: '', section: '', text: '', source, passed };
};

/**
 * The clauses of a step, each once: broken ones, then those that took effect, then those that were kept, then those that
 * the step follows without having been judged, as far as the dialect has them.
 */
export const clausesOf = (told: Seen): ClauseRef[] => {
  const { dialect, record } = told;
  const broken = new Set<ClauseId>();
  const kept = new Set<ClauseId>(eventsOf(told, 'note/applied').map(({ clause }) => clause));
  for (const event of record.events) {
    if (event.type === 'note/checked') (event.passed ? kept : broken).add(event.clause);
    if (event.type === 'note/violated') broken.add(event.clause);
  }
  const judged = [...broken, ...[...kept].filter(id => !broken.has(id))];
  const known = (id: ClauseId): boolean => dialect.clauses.some(clause => clause.id === id);
  const behind = rulesBehind(told).filter(id => !judged.includes(id) && known(id));
  return [...judged.map(id => refOf(dialect, id, !broken.has(id))), ...behind.map(id => refOf(dialect, id, null))];
};
