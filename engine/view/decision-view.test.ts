import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../testing/page.ts';

const withFeatures = (...more: string[]) => {
  const file = libraryFile('seven-steps.json') as {
    topology: { pfs: { features: string[]; driverFeatures: string[] }[] };
  };
  for (const pf of file.topology.pfs) {
    pf.features.push(...more);
    pf.driverFeatures.push(...more);
  }
  return pageWith(file);
};
const decided = (page: ReturnType<typeof withFeatures>) => page.parts.moment?.decision;

describe('why a notification or an interrupt', () => {
  it('is by flags without EVENT_IDX', () => {
    const page = withFeatures();
    page.playTo('driver:pf0 publish');
    expect(decided(page)).toBeNull();
    page.show({ type: 'dispatch', intent: { do: 'set-notifications', device: 'pf0', queue: 2, wanted: false } });
    page.playTo('driver:pf0 notify');
    expect(decided(page)).toMatchObject({
      about: 'notification',
      queue: 'avq0',
      send: false,
      values: [{ name: 'used.flags', text: '1' }],
    });
    const { log } = page.parts;
    expect(log.rows.find(({ action }) => action === 'notify')?.decided).toEqual({ about: 'notification', send: false });
    expect(log.rows.find(({ action }) => action === 'fill')?.decided).toBeNull();
  });

  it('is by the event index with it', () => {
    const page = withFeatures('EVENT_IDX');
    page.playTo('device:pf0/avq0 interrupt');
    expect(decided(page)).toMatchObject({
      about: 'interrupt',
      send: true,
      why: 'used_event is 0, index moved 0 to 1',
      values: [
        { name: 'used_event', text: '0' },
        { name: 'index before', text: '0' },
        { name: 'index after', text: '1' },
        { name: 'new entries', text: '1' },
        { name: 'entries after the event', text: '0' },
      ],
    });
  });

  it('is by the event suppression structure on a packed ring', () => {
    const page = withFeatures('RING_PACKED', 'EVENT_IDX');
    for (let k = 0; k < 2; k++) page.playTo('driver:pf0 notify');
    expect(decided(page)?.values).toEqual([
      { name: 'device event suppression', text: 'DESC' },
      { name: 'named', text: 'slot 2, wrap 1' },
      { name: 'before', text: 'slot 2, wrap 1' },
      { name: 'after', text: 'slot 4, wrap 1' },
    ]);
    page.playTo('device:pf0/avq0 interrupt');
    expect(decided(page)?.values).toEqual([
      { name: 'driver event suppression', text: '' },
      { name: 'flags', text: '0 ENABLE' },
    ]);
  });

  it('says the same as the step itself', () => {
    const page = withFeatures('RING_PACKED', 'EVENT_IDX');
    let seen = 0;
    page.play(80, () => {
      const decision = decided(page);
      if (!decision) return;
      seen += 1;
      expect(page.parts.moment?.sentence).toContain(`because ${decision.why}`);
    });
    expect(seen).toBe(6);
  });
});
