import type { Register } from '../device/common-cfg.ts';
import { readRegister } from '../device/common-cfg.ts';
import { featuresOf } from '../device/type/types.ts';
import { leavesOf } from '../layout/leaves.ts';
import { err, ok, type Result } from '../num/result.ts';
import { namesOf } from '../scenario/feature-names.ts';
import { readRingField } from '../scenario/judge.ts';
import { numeral } from '../scenario/propose.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { ownerOf, type Played, writesOf } from './grade.ts';
import type { Prediction } from './lesson.ts';

type Outcome = Extract<Prediction, { readonly that: 'outcome' }>;

/** The fields that were asked for, or else all of the part that every answer has. */
const fillOutcome = (asked: Outcome, { run }: Played): Result<Prediction, string> => {
  const { owner = 'pf0', command, is } = asked;
  const found = run.commands.get(owner)?.[command - 1];
  if (!found) {
    const given = run.commands.get(owner)?.length ?? 0;
    return err(`${owner} was given ${given} ${given === 1 ? 'command' : 'commands'}`);
  }
  const { outcome } = found;
  if (outcome === null) return ok({ ...asked, is: null });
  const names = Object.keys(is ?? {});
  const wanted = names.length > 0 ? names : leavesOf(run.dialect.answer).map(({ path }) => path);
  const fields = wanted.flatMap(name => {
    const value = outcome.fields[name];
    return value === undefined ? [] : [[name, numeral(value)] as const];
  });
  return fields.length > 0 || names.length === 0
    ? ok({ ...asked, is: Object.fromEntries(fields) })
    : err(`command ${command} of ${owner} was answered without ${names.join(', ')}`);
};

/** What was asked, with what the engine did as the right answer; or why there is none. */
export const fillAnswer = (asked: Prediction, played: Played): Result<Prediction, string> => {
  const { world, dialect } = played.run;
  switch (asked.that) {
    case 'outcome':
      return fillOutcome(asked, played);
    case 'register': {
      const { device, register, select } = asked;
      return ok({ ...asked, is: numeral(readRegister(deviceState(world, device), register as Register, select)) });
    }
    case 'features': {
      const { offered, driverFeatures: accepted, negotiated, facets, data } = deviceState(world, asked.device);
      const found = { offered, accepted, negotiated, assigned: facets.assigned }[asked.set];
      return ok({ ...asked, is: found === null ? null : namesOf(featuresOf(dialect.features, data.type), found) });
    }
    case 'ring': {
      const found = readRingField(world, asked);
      return found.ok ? ok({ ...asked, is: numeral(found.value) }) : found;
    }
    case 'driver':
      return ok({ ...asked, stage: driverState(world, asked.device).stage });
    case 'owner': {
      const found = ownerOf(world, asked.device, asked.queue, asked.descriptor);
      return found ? ok({ ...asked, is: found }) : err('there is no such descriptor');
    }
    case 'actor': {
      const last = played.records.at(-1);
      return last ? ok({ ...asked, is: last.action.actor }) : err('nobody moves any more');
    }
    case 'writes':
      return ok({ ...asked, is: writesOf(played.records) });
  }
};
