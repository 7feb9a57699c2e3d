import { describe, expect, it } from 'vitest';
import { smallScenario } from '../testing/small-scenario.ts';
import { migrate } from './migrate.ts';
import { parseScenario } from './parse.ts';

describe('the format of a scenario', () => {
  it('passes unchanged when it is the newest', () => {
    const scenario = smallScenario();
    expect(migrate(scenario)).toEqual({ ok: true, value: scenario });
  });

  it.each([2, 1000])('was made by a newer version: %i', format => {
    const message = `format ${format} was made by a newer version, this one reads up to 1`;
    expect(parseScenario({ ...smallScenario(), format })).toEqual({ ok: false, error: [{ path: 'format', message }] });
  });

  it.each([0, -1, 1.5, '1', null])('is no format: %j', format => {
    expect(parseScenario({ ...smallScenario(), format })).toMatchObject({ ok: false, error: [{ path: 'format' }] });
  });
});
