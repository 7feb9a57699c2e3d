import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverRun } from '../conformance/cover-run.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import type { Scenario } from '../scenario/scenario.ts';

const MOST_STEPS = 20_000;
const folder = new URL('../../public/scenarios/', import.meta.url);
const load = (file: string): Scenario => {
  const parsed = parseScenarioText(readFileSync(new URL(file, folder), 'utf8'), 'page');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const files = readdirSync(folder).filter(file => file.endsWith('.json') && file !== 'index.json');

/**
 * Rules that a scenario breaks on purpose and does not name in its `expect`, because there only what the run itself says
 * can stand, or because they go with one that it names.
 */
const onPurpose: readonly (readonly [reason: string, file: string, clauses: string])[] = [
  [
    "the draft's driver sends its own bytes to a published device",
    'collision-attrs-first.json',
    'admin.cmd.reserved-zero admin.list.member-id-zero admin.vq.readable-full-size',
  ],
  [
    "the draft's driver sends its own bytes to a published device",
    'collision-mgmt-first.json',
    'admin.list.member-id-zero',
  ],
  [
    'the device takes what is not in the list, and the driver declares it without having asked',
    'fault-device-forgets-list.json',
    'admin.list.enforce admin.cmd.validate-header admin.cmd.status-not-ok-on-failure admin.list.query-first',
  ],
  [
    'bits 41 and 42 of older devices read as what the draft makes of them',
    'legacy-bits-41-and-42.json',
    'draft-2022-07.B10 features.device.no-missing-dependency',
  ],
  ['an answer that has no result', 'review-r2-command-missing.json', 'draft-2022-07.B2'],
  ['the PF is addressed as member 0', 'published-member-0.json', 'admin.sriov.driver-member-range'],
  ['the VF is left without VERSION_1', 'assign-nothing.json', 'features.device.version1-offer'],
  ['the VF is left without VERSION_1', 'without-version-1.json', 'features.device.version1-offer'],
  [
    'an assign takes a prerequisite away',
    'tso4-without-csum.json',
    'features.device.no-missing-dependency net.features.dependencies-device',
  ],
  [
    'a command comes before LIST_USE, and before LIST_QUERY',
    'v13-before-list-use.json',
    'admin.list.use-before-commands admin.list.query-first admin.list.only-two-initially',
  ],
  ['the VF is notified by a command', 'v13-legacy-vf.json', 'admin.legacy.driver-use-notify-address'],
  [
    'a command follows a list that was refused',
    'v13-list-refused.json',
    'admin.list.use-before-commands admin.list.no-command-before-use admin.list.query-first admin.list.only-two-initially',
  ],
  ['the driver declares a list without having asked', 'v13-outside-the-list.json', 'admin.list.query-first'],
  [
    'each qualifier is brought about once',
    'v13-qualifiers.json',
    'admin.cmd.group-type-range admin.sriov.driver-member-range admin.legacy.driver-common-single-field',
  ],
  [
    'a command comes after a reset, and without a list',
    'v13-reset-forgets.json',
    'admin.list.use-before-commands admin.list.no-command-before-use admin.list.query-first admin.list.only-two-initially',
  ],
  [
    'the member id is among the bytes that are cut off',
    'v13-short-and-long.json',
    'admin.sriov.driver-member-range admin.vq.readable-full-size',
  ],
  [
    'a capability is asked for too much of, and of a VF',
    'v14-capabilities.json',
    'admin.cap.driver-limit admin.cap.member-id-zero admin.sriov.driver-member-range admin.list.use-before-commands admin.list.no-command-before-use admin.list.query-first admin.list.only-two-initially',
  ],
  [
    'objects are made twice, used when gone, and destroyed in the wrong order',
    'v14-objects.json',
    'admin.res.driver-no-duplicate admin.res.driver-no-stale net.ff.driver-group-order',
  ],
  ['the member id is among the bytes that are cut off', 'v14-lengths.json', 'admin.sriov.driver-member-range'],
  [
    'each qualifier is brought about once',
    'v14-qualifiers.json',
    'admin.cmd.group-type-range admin.sriov.driver-member-range admin.cap.driver-no-disable-in-use admin.cap.member-id-zero admin.res.driver-cap-frozen admin.parts.driver-metadata-buffer admin.mode.flag-bit0',
  ],
  [
    'parts are set while the VF runs, and its mode by an unknown flag',
    'v14-stop-mode.json',
    'admin.parts.driver-stop-before-set admin.mode.flag-bit0',
  ],
  ['commands lack one of their parts', 'v14-one-part.json', 'admin.vq.readable-full-size admin.vq.two-part-buffer'],
  ['the driver goes on although it has asked to suspend', 'v14-suspend.json', 'suspend.driver.no-notify'],
];

describe('the library', () => {
  it.each(files)('%s breaks no rule but those that it is about', file => {
    const scenario = load(file);
    const about = (scenario.expect ?? []).flatMap(each => (each.that === 'clause' ? each.clause : []));
    const meant = onPurpose.flatMap(([, of, clauses]) => (of === file ? clauses.split(' ') : []));
    const broken = coverRun(scenario, MOST_STEPS).clauses.filter(({ state }) => state === 'violated');
    const unexpected = broken.filter(({ clause: { id } }) => !about.includes(id) && !meant.includes(id));
    expect(
      unexpected.map(
        ({ clause, violations: [first] }) => `${clause.id}: ${first?.by} at ${first?.step}, ${first?.why}`,
      ),
    ).toEqual([]);
    // What is listed happens.
    const ids = broken.map(({ clause }) => clause.id);
    expect(meant.filter(id => !ids.includes(id))).toEqual([]);
  });

  it('is listed under names that are there', () => {
    expect(onPurpose.filter(([, file]) => !files.includes(file))).toEqual([]);
  });
});
