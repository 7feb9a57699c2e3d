import { inFlightOn } from '../actor/in-flight.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { PfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { askedIn } from './asked.ts';
import type { CommandPast } from './command-past.ts';
import { currentCommand, pastOf } from './command-past.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import type { Lineage } from './ledger.ts';
import { bufferName, queueName } from './names.ts';
import type { JourneyView, StationView } from './parts/journey.ts';
import { functionFormat } from './ring-read.ts';
import type { Station } from './stations.ts';
import { stationsOf } from './stations.ts';
import type { Say } from './words/say.ts';

/** The station that a command passed last, skipped ones not counted; -1 before the first. */
export const lastStation = (
  stations: readonly Station[],
  { passed, skipped }: Pick<CommandPast, 'passed' | 'skipped'>,
): number => {
  let latest = 0;
  let at = -1;
  for (const [place, { name }] of stations.entries()) {
    const step = passed.get(name);
    if (step === undefined || skipped.has(name) || step < latest) continue;
    latest = step;
    at = place;
  }
  return at;
};

const stationView = ({ name, side, visible }: Station, past: CommandPast | null): StationView => ({
  name,
  side,
  visible,
  step: past?.passed.get(name) ?? null,
  skipped: past?.skipped.has(name) ?? false,
});

/** The way of the command that moved last on an administration virtqueue. */
export const journeyView = (
  say: Say,
  dialect: Dialect,
  world: World,
  history: History,
  lineage: Lineage,
  owner: PfId,
  queue: number,
): JourneyView => {
  const state = deviceState(world, owner);
  const { tokens } = driverState(world, owner);
  const registers = state.queues[queue]?.registers;
  const format = functionFormat(world, owner);
  const stations = stationsOf(format);
  const id = currentCommand(history, lineage, owner, keys.queue(owner, queue));
  const past = id === null ? null : pastOf(history, lineage, owner, id);
  const held = inFlightOn(world, owner, queue).filter(({ command }) => command.onHold);
  return {
    owner,
    queue,
    name: queueName(state, queue),
    format: format.name,
    size: registers?.size ?? 0,
    enabled: registers?.enabled ?? false,
    stations: stations.map(each => stationView(each, past)),
    at: past ? lastStation(stations, past) : null,
    head: past?.head != null ? bufferName(say, format.name, past.head) : '',
    title: past ? say.again(askedIn(dialect, past.command).text) : '',
    held: held.length,
    onHold: held.find(({ command }) => command.id === id)?.command.onHold ?? null,
    inFlight: tokens.filter(({ command }) => command.queue === queue).length,
  };
};
