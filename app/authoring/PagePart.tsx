import { useShapeAt } from '../draft/draft-context.ts';
import { Field } from '../draft/Field.tsx';
import { membersOf } from '../draft/json.ts';
import { Members } from '../draft/Members.tsx';
import { authoring as text } from '../text/authoring.ts';
import { IconButton } from '../ui/Button.tsx';
import { LookField } from './LookField.tsx';
import { Moment } from './Moment.tsx';
import { ProseField } from './ProseField.tsx';
import { QuestionPart } from './QuestionPart.tsx';
import { TaskPart } from './TaskPart.tsx';
import { usePages } from './use-pages.ts';

/** Members that have a form of their own. */
const shown = ['title', 'scenario', 'step', 'text', 'look', 'question', 'task'];

/** One page: its moment, its text, and what it asks of the learner. */
export const PagePart = ({ page }: { readonly page: number }) => {
  const path = ['pages', page];
  const shape = useShapeAt(path);
  const members = membersOf(shape, null);
  const title = members.find(({ name }) => name === 'title');
  return (
    <div data-path={`pages[${page}]`} className="flex max-w-4xl flex-col gap-4 px-4">
      <PageActions page={page} />
      <div className="flex flex-col gap-1.5">
        {title && <Field path={[...path, 'title']} shape={title.shape} label={title.name} />}
        <Moment page={page} />
      </div>
      <ProseField path={[...path, 'text']} label={text.text} rows={5} />
      <LookField path={[...path, 'look']} />
      <Members path={path} members={members} without={shown} />
      <QuestionPart page={page} />
      <TaskPart page={page} />
    </div>
  );
};

const PageActions = ({ page }: { readonly page: number }) => {
  const { items, move, copy, remove } = usePages();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of buttons; a fieldset cannot be laid out as one line in every browser.
    <div role="group" aria-label={text.pageActions} className="flex gap-1">
      <IconButton icon="up" label={text.up} disabled={page === 0} onClick={() => move(page, page - 1)} />
      <IconButton
        icon="down"
        label={text.down}
        disabled={page === items.length - 1}
        onClick={() => move(page, page + 1)}
      />
      <IconButton icon="copy" label={text.copy} onClick={() => copy(page)} />
      <IconButton icon="close" label={text.remove} onClick={() => remove(page)} />
    </div>
  );
};
