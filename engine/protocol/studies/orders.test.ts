import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { StudyAnswer } from '../study.ts';

type Page = ReturnType<typeof createPage>;

const ordersOf = (page: Page) => {
  const response = page.ask({ type: 'study', ask: { kind: 'orders' } });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<'orders'>).found;
};
const cardsOf = (page: Page) => ordersOf(page).queues[0]?.cards ?? [];

/** Both assigns are taken and on hold. */
const waiting = (): Page => {
  const page = pageWith(libraryFile('order-two-assigns.json'));
  page.play(35);
  return page;
};

describe('the commands in flight', () => {
  it('are cards in the order in which they go: what each asks for, of whom, how far it is, and who has it', () => {
    const { queues, held } = ordersOf(waiting());
    expect(held).toBe(2);
    expect(queues).toMatchObject([{ device: 'pf0', queue: 2, name: 'avq0', admin: true, rule: null, more: 0 }]);
    expect(queues[0]?.cards).toMatchObject([
      { command: 1, head: 'head 0', member: 'VF 1', holder: 'device', onHold: 'device', holdAtDriver: null },
      { command: 2, head: 'head 2', member: 'VF 1', holder: 'device', state: 'taken by the device' },
    ]);
  });

  it('that are held are marked on their way and in the rings, until they are released', () => {
    const page = waiting();
    const marks = () => [
      page.parts.group.journeys.map(({ held, onHold }) => ({ held, onHold })),
      page.parts.rings?.onHold,
    ];
    expect(marks()).toEqual([
      [{ held: 2, onHold: 'device' }],
      [
        { slot: 0, at: 'device' },
        { slot: 2, at: 'device' },
      ],
    ]);
    page.show({ type: 'dispatch', intent: cardsOf(page)[0]!.release!.intent });
    expect(marks()).toEqual([[{ held: 1, onHold: 'device' }], [{ slot: 2, at: 'device' }]]);
  });

  it('each say what a person may do with it, and all that is possible is possible', () => {
    const page = waiting();
    const [first] = cardsOf(page);
    const swap = first?.swaps[0];
    expect(swap).toMatchObject({ intent: { do: 'swap', command: 1, with: 2 }, refusal: null });
    page.show({ type: 'dispatch', intent: swap!.intent });
    expect(cardsOf(page).map(({ command }) => command)).toEqual([2, 1]);
    page.show({ type: 'dispatch', intent: cardsOf(page)[1]!.release!.intent });
    expect(cardsOf(page)[1]).toMatchObject({ onHold: null, release: null, holdAtDevice: { refusal: null } });
    page.show({ type: 'back' });
    page.show({ type: 'back' });
    expect(cardsOf(page).map(({ command }) => command)).toEqual([1, 2]);
  });

  it('with IN_ORDER keep their places by its clause, and a swap that is asked for all the same is rejected with it', () => {
    const page = pageWith(libraryFile('order-in-order.json'));
    page.play(34);
    const [queue] = ordersOf(page).queues;
    expect(queue?.rule?.clause).toBe('features.device.in-order-use');
    const swap = queue?.cards[0]?.swaps[0];
    expect(swap?.refusal?.clause).toBe('features.device.in-order-use');
    const answer = page.ask({ type: 'dispatch', intent: swap!.intent });
    expect(answer).toMatchObject({ type: 'rejected' });
    expect(JSON.stringify(answer)).toContain('features.device.in-order-use');
  });

  it('that are all on hold are why a run rests', () => {
    const page = pageWith({ ...libraryFile('order-two-assigns.json'), expect: [], script: scriptTo(6) });
    page.play();
    expect(page.parts.next).toMatchObject({ possible: 0, rests: '2 commands are on hold.', held: true });
  });

  it('have nothing to do with a line of the script that is refused', () => {
    const script = [{ do: 'load-driver', device: 'pf0/vf1' }];
    const page = pageWith({ ...libraryFile('order-two-assigns.json'), expect: [], script });
    page.play();
    expect(page.parts.next).toMatchObject({ possible: 0, rests: expect.stringContaining('VF 1'), held: false });
  });

  it('need a scenario', () => {
    expect(createPage().ask({ type: 'study', ask: { kind: 'orders' } })).toMatchObject({ type: 'rejected' });
  });
});

const scriptTo = (lines: number): unknown[] =>
  (libraryFile('order-two-assigns.json').script as unknown[]).slice(0, lines);
