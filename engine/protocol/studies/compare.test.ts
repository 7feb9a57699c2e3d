import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

type Page = ReturnType<typeof createPage>;

const found = <K extends StudyKind>(page: Page, kind: K, ask: Studies[K]['ask']): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: { kind, ...ask } as unknown as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

const refused = (page: Page, ask: object, path: string) =>
  expect(page.ask({ type: 'study', ask: ask as StudyAsk })).toMatchObject({ type: 'rejected', errors: [{ path }] });

describe('a comparison on the page', () => {
  const page = pageWith(libraryFile('seven-steps.json'));

  it('begins with the most telling pair of texts, where the runs first differ', () => {
    const view = found(page, 'compare', {});
    expect(view).toMatchObject({ chosen: 'review', sender: 'each', align: 'first', alike: false, words: true });
    expect(view.left.text).toBe('draft-2022-07');
    // Every comment is answered, each with its first way.
    expect(view.right.chips.map(({ id }) => id)).toEqual(['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9']);
    expect(view.rows[view.anchor]?.kind).not.toBe('same');
    expect(view.rows.slice(0, view.anchor).every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('begins with what a scenario of the review takes of it', () => {
    const own = pageWith(libraryFile('review-r2-mandatory-commands.json'));
    const view = found(own, 'compare', {});
    expect(view).toMatchObject({ chosen: 'own-review', words: true, left: { title: 'July 2022 draft, as posted' } });
    expect(view.right.chips.map(({ id }) => id)).toEqual(['R2']);
    expect(view.right.title).toBe('July 2022 draft, with the review applied: only R2');
    // The order of sentences changes no byte.
    expect(view.rows.every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('says what is filled in', () => {
    const { command, differences } = found(page, 'compare-at', { known: 'aligned-sender', row: 51 });
    const kinds = (side: 'left' | 'right') => command?.[side]?.readable.fields.map(({ source }) => source.kind);
    expect(kinds('right')).toEqual([...Array(4).fill('reconstructed'), ...Array(4).fill('posted')]);
    expect(differences.find(({ what }) => what === 'answer.status')?.sources).toEqual({
      left: 'reconstructed',
      right: 'reconstructed',
    });
    const read = found(page, 'compare-at', { known: 'draft-on-1.3', align: 'collect-2', row: 43 });
    expect(read.command?.right).toMatchObject({
      read: expect.stringMatching(/^success: /),
      readSource: 'reconstructed',
    });
    expect(differences.find(({ kind }) => kind === 'outcome')?.sources).toEqual({
      left: 'reconstructed',
      right: 'posted',
    });
  });

  it('tells both sides of a row, with the bytes that differ', () => {
    const view = found(page, 'compare', { known: 'aligned-sender', align: 'collect-3' });
    const row = view.rows[view.anchor];
    expect([row?.before?.sentence, row?.after?.sentence].map(each => each?.slice(0, 8))).toEqual([
      'Collects',
      'Collects',
    ]);
    const { command } = found(page, 'compare-at', { known: 'aligned-sender', align: 'collect-3', row: view.anchor });
    // As the aligned layout has them, and as the posted one has: offsets in the whole part, after 16 bytes of header.
    const offsets = (side: 'left' | 'right') =>
      command?.[side]?.readable.fields
        .filter(({ name }) => name === 'resource' || name === 'resource_val')
        .map(({ name, offset }) => [name, offset]);
    expect(offsets('left')).toEqual([
      ['resource', 18],
      ['resource_val', 24],
    ]);
    expect(offsets('right')).toEqual([
      ['resource', 17],
      ['resource_val', 19],
    ]);
    expect(command?.left?.readable.changed).toEqual([]);
    expect(command?.right?.writable.changed).toEqual([
      { offset: 0, size: 2 },
      { offset: 8, size: 1 },
      { offset: 12, size: 1 },
    ]);
  });

  it('comes back from the texts that a link would hold', () => {
    const view = found(page, 'compare', { known: 'posted-sender' });
    const again = found(page, 'compare', { left: view.left.text, right: view.right.text, sender: view.sender });
    expect({ ...again, chosen: 'posted-sender' }).toEqual(view);
  });

  it('hands out the run of a side as a scenario that can be opened', () => {
    const { right } = found(page, 'compare', { known: 'draft-on-1.3' });
    const other = pageWith(right.scenario);
    other.show({ type: 'run' });
    expect(other.parts.run).toMatchObject({ step: right.steps, dialect: { id: 'virtio-1.3' } });
    expect(right.leftOut).toEqual(['SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT']);
  });

  it('leaves the run as it is', () => {
    const own = pageWith(libraryFile('seven-steps.json'));
    own.play(5);
    const { step, digest } = own.parts.run;
    found(own, 'compare', {});
    found(own, 'compare-at', { row: 3 });
    own.show({ type: 'watch', watch: {} });
    expect(own.parts.run).toMatchObject({ step, digest });
  });

  it('takes a scenario of the library, and leaves the run alone', () => {
    const own = pageWith(libraryFile('seven-steps.json'));
    own.play(5);
    const { digest } = own.parts.run;
    const scenario = libraryFile('query-before-assign.json');
    const view = found(own, 'compare', { known: 'o2-mgmt-first', scenario });
    expect(view).toMatchObject({ chosen: 'o2-mgmt-first', align: 'execute-1' });
    expect(view.rows[view.anchor]).toMatchObject({ kind: 'differs', before: { name: 'execute' } });
    const there = found(pageWith(scenario), 'compare', { known: 'o2-mgmt-first' });
    expect(view).toEqual(there);
    const { command } = found(own, 'compare-at', { known: 'o2-mgmt-first', scenario, row: view.anchor });
    expect(command?.right?.outcome).not.toBe(command?.left?.outcome);
    // The next question is about the run again.
    expect(found(own, 'compare', {})).toEqual(found(page, 'compare', {}));
    own.show({ type: 'watch', watch: {} });
    expect(own.parts.run).toMatchObject({ step: 5, digest });
    expect(own.ask({ type: 'study', ask: { kind: 'compare', scenario: { format: 1 } } })).toMatchObject({
      type: 'rejected',
      what: 'scenario',
    });
  });

  it.each([
    [{ kind: 'compare', left: 'virtio-9' }, 'left'],
    [{ kind: 'compare', right: 'persistence=sometimes' }, 'right.persistence'],
    [{ kind: 'compare', sender: 'me', left: '' }, 'sender'],
    [{ kind: 'compare', align: 'now' }, 'align'],
    [{ kind: 'compare', known: '__proto__' }, 'known'],
    [{ kind: 'compare', left: 7 }, 'left'],
    [{ kind: 'compare-at', row: -1 }, 'row'],
    [{ kind: 'compare-at', row: 1e9 }, 'row'],
    [{ kind: 'compare-at' }, 'row'],
    [{ kind: 'words', right: '?' }, 'right'],
  ])('%j is refused with its path', (ask, path) => {
    refused(page, ask, path);
  });

  it('passes over a command that is not there', () => {
    expect(found(page, 'compare-at', { row: 60, command: '99' }).command?.place).toBe('3');
    expect(found(page, 'compare-at', { row: 60, command: 'constructor' }).command?.place).toBe('3');
  });

  it('needs a scenario', () => {
    refused(createPage(), { kind: 'compare' }, 'kind');
  });
});

describe('the words of two texts', () => {
  const page = pageWith(libraryFile('seven-steps.json'));

  it('count what the review counted: three times manage in one sentence, and one short form', () => {
    const { left, right, trace } = found(page, 'words', { known: 'review' });
    const opening = (side: typeof left) => side.sentences.find(({ id }) => id === 'device-mgmt')?.stems;
    expect([opening(left), opening(right)]).toEqual([3, 0]);
    expect([left.counts?.short, right.counts?.short]).toEqual([1, 0]);
    expect(trace.map(({ left: told }) => told?.includes('management device'))).toEqual([true, true, true]);
    expect(trace.map(({ right: told }) => told?.startsWith('The owner device PF 0: '))).toEqual([true, true, true]);
  });

  it('are not counted where the sentences of a text are not held', () => {
    const { left, right } = found(page, 'words', { known: 'draft-on-1.3' });
    expect(left.counts).not.toBeNull();
    expect(right.counts).toBeNull();
  });

  it('are read in two orders: in that of the patch a term comes before its definition', () => {
    const { left } = found(page, 'words', { known: 'review' });
    const { patch, document } = left.orders;
    expect(patch.terms.find(({ term }) => term === 'management device')).toEqual({
      term: 'management device',
      firstUse: 0,
      defined: 3,
      inTime: false,
    });
    expect(document.terms.every(({ inTime }) => inTime)).toBe(true);
    expect(document.places.map(({ chapter }) => chapter).slice(0, 2)).toEqual(['introduction', 'introduction']);
  });
});
