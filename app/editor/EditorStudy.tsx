import { use } from 'react';
import { DraftPage } from '../draft/DraftPage.tsx';
import type { Draft } from '../draft/draft-store.ts';
import { FormPane } from '../draft/FormPane.tsx';
import { isList, isObject, type Path } from '../draft/json.ts';
import { PartTab } from '../draft/PartTab.tsx';
import { StatusBar } from '../draft/StatusBar.tsx';
import { editor as text } from '../text/editor.ts';
import { draft, useDraft } from './draft.ts';
import { EditorBar } from './EditorBar.tsx';
import { goTo, itemOf, partOf } from './go-to.ts';
import { openPart, type PartName, partNames, useOpenItem, useOpenPart } from './open-item.ts';
import { Part } from './Part.tsx';
import { playDraft } from './play-draft.ts';
import { begun } from './start.ts';
import { useScenarioAround } from './use-around.ts';
import { Verdict } from './Verdict.tsx';

/** A scenario as forms, and the same as JSON beside them. */
const EditorStudy = () => {
  use(begun);
  const around = useScenarioAround();
  const part = useOpenPart();
  const item = useOpenItem(part);
  return (
    <DraftPage
      draft={draft as unknown as Draft}
      around={around}
      bar={<EditorBar />}
      nav={narrow => <PartTabs narrow={narrow} />}
      form={narrow => <PartForm name={part === 'json' && !narrow ? 'scenario' : part} />}
      status={narrow => (
        <StatusBar onGo={goTo} onJson={() => narrow && openPart('json')}>
          <Verdict />
        </StatusBar>
      )}
      json={{ open: part === 'json', label: text.jsonName, first: item === null ? [part] : [part, item] }}
      onRun={() => void playDraft()}
    />
  );
};

/** The parts, each with how much is in it and whether something is wrong there. */
const PartTabs = ({ narrow }: { readonly narrow: boolean }) => {
  const open = useOpenPart();
  const shown = partNames.filter(each => narrow || each !== 'json');
  return (
    <nav
      aria-label={text.partsName}
      data-narrow={narrow}
      className="flex shrink-0 flex-col overflow-y-auto border-hair border-r py-1 data-[narrow=false]:w-36 data-[narrow=true]:flex-row data-[narrow=true]:overflow-x-auto data-[narrow=true]:border-r-0 data-[narrow=true]:border-b data-[narrow=true]:px-2 data-[narrow=true]:py-0"
    >
      {shown.map(name => (
        <Tab key={name} name={name} current={open === name || (!narrow && open === 'json' && name === 'scenario')} />
      ))}
    </nav>
  );
};

const Tab = ({ name, current }: { readonly name: PartName; readonly current: boolean }) => {
  const count = useDraft(({ value }) => {
    const inside = isObject(value) ? value[name] : undefined;
    return isList(inside) ? inside.length : null;
  });
  const wrong = useDraft(
    ({ checked }) => checked?.view.errors.filter(({ path }) => partOf(pathOf(path)) === name).length ?? 0,
  );
  return (
    <PartTab
      name={text.parts[name]}
      count={count}
      wrong={wrong}
      current={current}
      onOpen={() => {
        openPart(name);
        draft.wishFor({ place: [name], form: false, json: true, focus: null });
      }}
    />
  );
};

const pathOf = (path: string): Path => [/^[\w-]*/.exec(path)?.[0] ?? ''];

const PartForm = ({ name }: { readonly name: PartName }) => {
  const open = useOpenItem(name);
  // A place in the JSON leads to its part; the item of it opens, and comes into sight.
  const onLead = (place: Path): void => {
    const to = partOf(place);
    if (to === 'json') return;
    if (to !== name || (itemOf(place) !== null && itemOf(place) !== open)) openPart(to, itemOf(place));
  };
  return (
    <FormPane
      name={`${name} ${open}`}
      title={text.parts[name]}
      about={text.about[name]}
      holds={place => partOf(place) === name}
      onLead={onLead}
    >
      <Part name={name} />
    </FormPane>
  );
};

export default EditorStudy;
