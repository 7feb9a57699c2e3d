import { editor as text } from '../text/editor.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useAt, useDraft, useShapeAt } from './draft-context.ts';
import { Field, useFirst } from './Field.tsx';
import { fresh } from './fresh.ts';
import { IntentFields } from './IntentFields.tsx';
import { isObject, membersOf, type Path } from './json.ts';

const kinds = ['action', 'intent'] as const;

/** At a step: an action that is possible, or an intent of the operator. */
export const InterventionFields = ({ path }: { readonly path: Path }) => {
  const shape = useShapeAt(path);
  const value = useAt(path);
  const first = useFirst();
  const { edit } = useDraft();
  const members = membersOf(shape, value);
  const of = (name: string) => members.find(each => each.name === name)?.shape;
  const [step, intent, action] = [of('atStep'), of('intent'), of('action')];
  if (!step || !intent || !action || !isObject(value)) return null;
  const kind = value.intent === undefined ? 'action' : 'intent';
  const choose = (next: (typeof kinds)[number]): void => {
    if (next === kind) return;
    const { intent: _intent, action: _action, ...rest } = value;
    edit(path, { ...rest, [next]: fresh(next === 'intent' ? intent : action, first) });
  };
  return (
    <div className="flex flex-col gap-2">
      <Field path={[...path, 'atStep']} shape={step} label="atStep" />
      <Segmented
        label={text.what}
        options={kinds.map(each => ({ value: each, text: text.does[each] }))}
        value={kind}
        onChange={choose}
      />
      {kind === 'intent' ? (
        <IntentFields path={[...path, 'intent']} shape={intent} />
      ) : (
        <Field path={[...path, 'action']} shape={action} label="action" />
      )}
    </div>
  );
};
