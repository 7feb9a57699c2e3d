import type { ReactNode } from 'react';
import { useAround, useAt, useShapeAt } from '../draft/draft-context.ts';
import { Field, useFirst } from '../draft/Field.tsx';
import { fresh } from '../draft/fresh.ts';
import { IntentFields } from '../draft/IntentFields.tsx';
import { InterventionFields } from '../draft/InterventionFields.tsx';
import { ItemList } from '../draft/ItemList.tsx';
import { ItemSummary } from '../draft/ItemSummary.tsx';
import { getAt, type Json, membersOf, type Path } from '../draft/json.ts';
import { Members } from '../draft/Members.tsx';
import { Waiting } from '../study/Waiting.tsx';
import { editor as text } from '../text/editor.ts';
import { ExpectPart } from './ExpectPart.tsx';
import { openItem, type PartName, useOpenItem } from './open-item.ts';
import { ScenarioPart } from './ScenarioPart.tsx';
import { SchedulePart } from './SchedulePart.tsx';
import { TopologyPart } from './TopologyPart.tsx';

/** One part of the scenario as a form. */
export const Part = ({ name }: { readonly name: PartName }) => {
  const frame = useAround().frame;
  if (!frame) return <Waiting />;
  switch (name) {
    case 'scenario':
      return <ScenarioPart />;
    case 'topology':
      return <TopologyPart />;
    case 'schedule':
      return <SchedulePart />;
    case 'expect':
      return <ExpectPart />;
    case 'json':
      return null;
    default:
      return <ListPart name={name} />;
  }
};

type ListName = Exclude<PartName, 'scenario' | 'topology' | 'schedule' | 'expect' | 'json'>;

const contents: Readonly<Record<ListName, (path: Path) => ReactNode>> = {
  script: path => <ScriptLine path={path} />,
  interventions: path => <InterventionFields path={path} />,
  recipe: path => <RecipeStep path={path} />,
  notes: path => <PlainFields path={path} />,
};

const ListPart = ({ name }: { readonly name: ListName }) => {
  const shape = useShapeAt([name, 0]);
  const first = useFirst();
  const open = useOpenItem(name);
  if (!shape) return null;
  const make = (before: Json | undefined): Json => {
    if (name === 'interventions') return { atStep: stepOf(before), action: 'operator submit' };
    if (name === 'notes') return { atStep: stepOf(before) + (before === undefined ? 0 : 1), text: '' };
    return fresh(shape, first);
  };
  return (
    <ItemList
      path={[name]}
      open={open}
      onOpen={openItem}
      addText={text.addNamed[name]}
      nothing={text.nothing[name]}
      make={make}
      summary={item => <ItemSummary item={item} />}
    >
      {contents[name]}
    </ItemList>
  );
};

/** Steps stand in order: a new one comes not before the last. */
const stepOf = (item: Json | undefined): number => {
  const step = getAt(item, ['atStep']);
  return typeof step === 'number' ? step : 0;
};

const RecipeStep = ({ path }: { readonly path: Path }) => {
  const shape = useShapeAt(['recipe', 0]);
  return shape && <Field path={path} shape={shape} label={String(path.at(0))} />;
};

const PlainFields = ({ path }: { readonly path: Path }) => {
  const shape = useShapeAt(path);
  const value = useAt(path);
  return <Members path={path} members={membersOf(shape, value)} />;
};

const ScriptLine = ({ path }: { readonly path: Path }) => {
  const shape = useShapeAt(['script', 0]);
  return shape && <IntentFields path={path} shape={shape} />;
};
