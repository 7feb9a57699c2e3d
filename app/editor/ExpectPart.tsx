import type { DatedJudgement } from '../../engine/protocol/messages.ts';
import { useAt, useShapeAt } from '../draft/draft-context.ts';
import { ExpectationFields } from '../draft/ExpectationFields.tsx';
import { useFirst } from '../draft/Field.tsx';
import { fresh } from '../draft/fresh.ts';
import { ItemList } from '../draft/ItemList.tsx';
import { ItemSummary } from '../draft/ItemSummary.tsx';
import { getAt, type Json, type Path } from '../draft/json.ts';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useDraft, useTrial } from './draft.ts';
import { tryDraft } from './leave.ts';
import { openItem, useOpenItem } from './open-item.ts';
import { Proposals } from './Proposals.tsx';

/** What has to be true at the end, and what became of it when it was played. */
export const ExpectPart = () => {
  const shape = useShapeAt(['expect', 0]);
  const first = useFirst();
  const open = useOpenItem('expect');
  if (!shape) return null;
  return (
    <div className="flex flex-col gap-4">
      <ItemList
        path={['expect']}
        open={open}
        onOpen={openItem}
        addText={text.addNamed.expect}
        nothing={text.nothing.expect}
        make={before => before ?? fresh(shape, first)}
        summary={(item, at) => <Row item={item} at={at} />}
      >
        {(path, at) => <Fields path={path} at={at} />}
      </ItemList>
      <Proposals />
    </div>
  );
};

/** What became of an expectation of this very text; null: it was not played, or is another one by now. */
const useJudgement = (item: Json, at: number): DatedJudgement | null => {
  const played = useTrial(state => state.played);
  const now = useDraft(state => state.text);
  const found = played?.run.judgements[at];
  if (!found) return null;
  if (played.text === now) return found;
  const before = getAt(played.value, ['expect', at]);
  return JSON.stringify(before) === JSON.stringify(item) ? found : null;
};

const Row = ({ item, at }: { readonly item: Json; readonly at: number }) => {
  const found = useJudgement(item, at);
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex items-baseline gap-x-3">
        <span className="min-w-0 flex-1">
          <ItemSummary item={item} />
        </span>
        {found && (
          <span
            data-held={found.held}
            className="flex shrink-0 items-baseline gap-1.5 text-ink-3 data-[held=false]:font-semibold data-[held=false]:text-fault"
          >
            {text.since(found.since)}, {found.held ? text.held : text.failed}
            <RoleGlyph role={found.held ? 'ok' : 'fault'} />
          </span>
        )}
      </span>
      {found && !found.held && <span className="break-words text-fault">{text.got(found.got)}</span>}
    </span>
  );
};

const Fields = ({ path, at }: { readonly path: Path; readonly at: number }) => {
  const found = useJudgement(useAt(path) ?? null, at);
  return (
    <ExpectationFields path={path}>
      {found && found.since > 0 && (
        <div>
          <Button title={text.tryHint} onClick={() => void tryDraft(found.since)}>
            {text.tryAt(found.since)}
          </Button>
        </div>
      )}
    </ExpectationFields>
  );
};
