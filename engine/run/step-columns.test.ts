import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../actor/actor.ts';
import { createSteps, type StepNode } from './step-columns.ts';

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    actor: fc.constantFrom('driver:pf0' as const, 'device:pf0/avq0' as const),
    name: fc.constantFrom('publish', 'take', 'fill'),
  }),
  fc.record({
    actor: fc.constant('driver:pf0' as const),
    name: fc.constant('fill'),
    private: fc.constant(true as const),
  }),
  fc.record({
    actor: fc.constant('operator' as const),
    name: fc.constant('submit'),
    intent: fc.record({
      do: fc.constant('flr' as const),
      device: fc.constantFrom('pf0' as const, 'pf0/vf1' as const),
    }),
  }),
);

const first: StepNode = {
  parent: -1,
  depth: 0,
  branch: 0,
  action: null,
  deviates: false,
  onPath: true,
  marked: false,
};

describe('steps in columns', () => {
  it('are the steps that were put in', () => {
    const more = fc.record({
      from: fc.nat(),
      branch: fc.nat(9),
      action: anyAction,
      deviates: fc.boolean(),
      onPath: fc.boolean(),
      marked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(more, { maxLength: 300, size: 'max' }), all => {
        const steps = createSteps();
        const nodes: StepNode[] = [first];
        steps.add(first);
        for (const { from, ...rest } of all) {
          const parent = from % nodes.length;
          const node = { ...rest, parent, depth: (nodes[parent] as StepNode).depth + 1 };
          expect(steps.add(node)).toBe(nodes.length);
          nodes.push(node);
        }
        expect(nodes.map((_, id) => steps.node(id))).toEqual(nodes);
        for (const [id, node] of nodes.entries()) {
          const children = nodes.flatMap(({ parent }, child) => (parent === id ? [child] : []));
          expect(steps.childrenOf(id)).toEqual(children);
          expect([steps.parentOf(id), steps.depthOf(id)]).toEqual([node.parent, node.depth]);
          if (node.action) expect(steps.actionOf(id)).toEqual(node.action);
        }
      }),
    );
  });

  it('take 25 bytes each, doubled at most for those to come', () => {
    const steps = createSteps();
    const action: Action = { actor: 'driver:pf0', name: 'publish' };
    steps.add(first);
    for (let id = 0; id < 100_000; id += 1) steps.add({ ...first, parent: id, depth: id + 1, action });
    expect(steps.bytes / 100_001).toBeLessThan(2 * 25);
  });

  it('there is no action before the start, and nothing beyond the end', () => {
    const steps = createSteps();
    steps.add(first);
    expect(() => steps.actionOf(0)).toThrow('without an action');
    expect(() => steps.node(1)).toThrow('no step 1');
    expect(() => steps.childrenOf(-1)).toThrow('no step -1');
  });
});
