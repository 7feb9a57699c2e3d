import { ownNames } from '../language/names.ts';
import type { Course } from '../lesson/courses.ts';
import { type AppState, actions } from '../store/app-state.ts';
import { pinOf, togglePin } from '../store/pinning.ts';
import { details, layouts, themes, tongues } from '../store/preferences-slice.ts';
import { lenses } from '../store/selection-slice.ts';
import { studies } from '../store/study-slice.ts';
import { edits } from '../text/edits.ts';
import { keeping } from '../text/keeping.ts';
import { labels } from '../text/labels.ts';
import { language } from '../text/language.ts';
import { lens } from '../text/lens.ts';
import { lesson } from '../text/lesson.ts';
import { menu } from '../text/menu.ts';
import { keyList, readings, palette as text } from '../text/overlays.ts';
import { presenter } from '../text/presenter.ts';
import { study } from '../text/study.ts';
import { strip } from '../text/time.ts';

/** Something that can be done by name. */
export interface Entry {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly hint: string;
  readonly work: () => unknown;
}

/** Functions that are listed before somebody searches; all of them are found. */
const FEW = 6;

const entry = (group: string, name: string, hint: string, work: () => unknown): Entry => ({
  key: `${group} ${name} ${hint}`,
  group,
  name,
  hint,
  work,
});

const controls = (): readonly Entry[] =>
  (
    [
      ['play', actions.togglePlay],
      ['step', actions.step],
      ['back', actions.back],
      ['over', actions.stepOver],
      ['run', actions.runToEnd],
      ['reset', actions.reset],
    ] as const
  ).map(([name, work]) => entry(text.groups.control, strip[name], strip.hints[name], work));

/** Fetched when somebody presents. */
const start = () => import('../presenter/start.ts');

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

const page = (): readonly Entry[] => [
  entry(text.groups.page, labels.top.share, '', () => actions.openOverlay('share')),
  entry(text.groups.page, strip.bookmark, '', () => actions.openOverlay('bookmark')),
  entry(text.groups.page, labels.top.library, '', () => actions.openOverlay('library')),
  entry(text.groups.page, keeping.title, '', () => actions.openOverlay('history')),
  entry(text.groups.page, readings.title, '', () => actions.openOverlay('readings')),
  entry(text.groups.page, keyList.title, '?', () => actions.openOverlay('keys')),
  entry(text.groups.page, presenter.enter, 'p', async () => (await start()).present()),
  entry(text.groups.page, presenter.enterCues, '', async () => (await start()).presentWithCues()),
  ...layouts.map(layout =>
    entry(text.groups.page, text.layout(labels.top.layouts[layout]), '', () => actions.showLayout(layout)),
  ),
  ...studies.map(name => entry(text.groups.page, text.study(study.names[name]), '', () => actions.openStudy(name))),
  entry(text.groups.page, text.edit.blank, '', () => actions.editScenario('blank')),
  entry(text.groups.page, text.edit.run, '', () => actions.editScenario('run')),
  entry(text.groups.page, text.edit.record, '', () => actions.openStudy('editor', { record: '1' })),
  entry(text.groups.page, text.lesson.run, '', () => actions.writeLesson('run')),
  entry(text.groups.page, text.lesson.blank, '', () => actions.writeLesson('blank')),
  ...themes.map(theme => entry(text.groups.page, text.theme(theme), '', () => actions.prefer({ theme }))),
  ...tongues.map(name =>
    entry(text.groups.page, language.button(name === 'system' ? language.system : ownNames[name]), '', () =>
      actions.prefer({ language: name }),
    ),
  ),
  ...SPEEDS.map(speed =>
    entry(text.groups.control, `${strip.speed} ${strip.factor(speed)}`, '', () => actions.setSpeed(speed)),
  ),
  entry(text.groups.page, text.motion.off, '', () => actions.prefer({ motion: 'off' })),
  entry(text.groups.page, text.motion.on, '', () => actions.prefer({ motion: 'system' })),
];

/** Values that are worth watching: what is selected, and those of the function and the virtqueue that are shown. */
const watchable = ({ run, selection }: Pick<AppState, 'run' | 'selection'>): readonly (readonly [string, string])[] => {
  const { device } = selection;
  const own = pinOf(selection);
  const rings = run.rings;
  const parts = rings?.format === 'split' ? ['avail.idx', 'used.idx'] : [];
  return [
    ...(own === null ? [] : [[run.trace?.text ?? own, own] as const]),
    ...(['offered', 'negotiated'] as const).map(
      set => [text.values[set](device), `features ${device} ${set}`] as const,
    ),
    [text.part('device_status', device), `register ${device} common.device_status`],
    ...(rings
      ? [...parts, 'driver.avail', 'driver.used', 'device.avail', 'device.used'].map(
          part =>
            [
              text.part(part, menu.names.queue(rings.device, rings.name)),
              `ring ${rings.device} ${rings.queue} ${part}`,
            ] as const,
        )
      : []),
  ];
};

/** Everything that can be done now. */
export const entriesOf = ({ run, library, selection }: AppState, courses: readonly Course[] = []): readonly Entry[] => [
  ...(run.next?.groups ?? []).flatMap(({ actor, actions: all }) =>
    all
      .filter(({ enabled }) => enabled)
      .map(({ key, name }) => entry(text.groups.next, `${actor} ${name}`, '', () => actions.act(key))),
  ),
  entry(text.groups.page, edits.undo, edits.undoKey, actions.undo),
  entry(text.groups.page, edits.redo, edits.redoKey, actions.redo),
  ...controls(),
  ...details
    .slice(2)
    .map(detail =>
      entry(text.groups.show, labels.details[detail], text.of[detail] ?? '', () => actions.showDetail(detail)),
    ),
  ...[null, ...lenses].map(name =>
    entry(text.groups.show, `${lens.name}: ${name ? lens.names[name] : lens.all}`, '', () => actions.chooseLens(name)),
  ),
  ...(run.run?.bookmarks ?? []).map(({ atStep, text: note }) =>
    entry(text.groups.bookmarks, text.goTo(atStep, note), '', () => actions.seek(atStep)),
  ),
  ...(run.run?.bookmarks ?? []).map(({ atStep, text: note }) =>
    entry(text.groups.bookmarks, text.diffFrom(atStep, note), '', () =>
      actions.openStudy('diff', { from: String(atStep), to: String(run.run?.step ?? 0) }),
    ),
  ),
  ...watchable({ run, selection }).map(([what, pin]) =>
    entry(text.groups.show, text.watch(what), '', () => togglePin(pin)),
  ),
  ...(run.run?.recipe ?? []).flatMap(({ title, from }) =>
    from === null ? [] : [entry(text.groups.recipe, title, `${from}`, () => actions.seek(from))],
  ),
  ...page(),
  ...(library ?? []).map(each =>
    entry(text.groups.library, text.open(each.title), each.group, () => actions.openFromLibrary(each)),
  ),
  ...courses.map(({ file, title, minutes }) =>
    entry(lesson.courses.title, lesson.courses.open(title), lesson.minutes(minutes), () => actions.openCourse(file)),
  ),
  ...(run.run?.functions ?? []).map(device =>
    entry(text.groups.functions, text.select(device), '', () => actions.select({ device })),
  ),
];

/** Entries that hold every word; without words, all but the long tail of functions. */
export const findEntries = (all: readonly Entry[], search: string): readonly Entry[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    let functions = 0;
    return all.filter(({ group }) => group !== text.groups.functions || functions++ < FEW);
  }
  const score = ({ name }: Entry): number => (words.some(word => name.toLowerCase().startsWith(word)) ? 0 : 1);
  return all
    .filter(({ group, name, hint }) => {
      const whole = `${group} ${name} ${hint}`.toLowerCase();
      return words.every(word => whole.includes(word));
    })
    .sort((a, b) => score(a) - score(b))
    .slice(0, 60);
};
