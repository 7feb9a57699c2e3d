import type { Studies } from '../../engine/protocol/messages.ts';
import { inputClass, selectClass } from '../command/input-classes.ts';
import { Errors } from '../failure/Errors.tsx';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { structs as text } from '../text/structs.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { drawn } from '../ui/scale.ts';
import { sidesIn, sideText, valuesIn, valuesText } from './args.ts';
import { Crossings } from './Crossings.tsx';
import { Layouts } from './Layouts.tsx';
import { LayoutTable } from './LayoutTable.tsx';

type StructFound = Studies['structs']['found'];

const none: StudyArgs = {};
const parts = ['readable', 'writable'] as const;

/** One part of a command as several versions lay it out, and what each makes of the others' bytes. */
const StructStudy = () => {
  const args = useApp(state => state.study?.args ?? none);
  const own = useApp(state => state.run.run?.dialect.id);
  const opcodeShown = useApp(state => state.run.catalog?.commands[0]?.opcode);
  const versions = useStudy(own === undefined ? null : { kind: 'dialects', left: own, right: own });
  const all = versions?.ok ? versions.found.dialects : [];
  const part = args.part === 'writable' ? 'writable' : 'readable';
  const opcode = args.opcode ?? opcodeShown ?? '0x0000';
  // Without anything chosen: the version of the run above the one beside it.
  const at = all.findIndex(({ id }) => id === own);
  const beside = all[at + 1] ?? all[at - 1];
  const chosen = sidesIn(args.sides ?? '');
  const sides = chosen.length > 0 || own === undefined || !beside ? chosen : [{ dialect: own }, { dialect: beside.id }];
  const values = args.values ?? '';
  const found = useStudy(sides.length === 0 ? null : { kind: 'structs', sides, part, opcode, values });
  if (!found) return <Waiting />;
  const setSides = (next: readonly { readonly dialect: string; readonly readings?: string }[]) =>
    actions.setStudy({ sides: next.map(sideText).join(';') });
  const answer = found.ok ? found.found : null;
  return (
    <div className="mx-auto flex max-w-275 flex-col gap-4 px-4 py-3">
      <form aria-label={text.ask} onSubmit={event => event.preventDefault()} className="flex flex-wrap items-end gap-3">
        <Choice label={text.opcode}>
          <select
            value={opcode}
            onChange={event => actions.setStudy({ opcode: event.target.value, values: undefined })}
            className={selectClass}
          >
            {(answer?.opcodes ?? []).map(each => (
              <option key={each.opcode} value={each.opcode}>
                {`${each.opcode} ${each.names.join(' / ')}`}
              </option>
            ))}
          </select>
        </Choice>
        <Segmented
          label={text.part}
          options={optionsOf(parts, text.parts)}
          value={part}
          onChange={next => actions.setStudy({ part: next })}
        />
      </form>
      {!found.ok && <Errors errors={found.errors} />}
      {answer && (
        <>
          <Layouts found={answer} dialects={all} sides={sides} onSides={setSides} />
          <LayoutTable found={answer} />
          <Values found={answer} values={valuesIn(values)} />
          <Crossings found={answer} />
        </>
      )}
      {!found.ok && values !== '' && (
        <Button onClick={() => actions.setStudy({ values: undefined })} className="mr-auto">
          {text.tryDefault}
        </Button>
      )}
    </div>
  );
};

interface ValuesProps {
  readonly found: StructFound;
  readonly values: Readonly<Record<string, string>>;
}

/** Fields that more than one layout has, reserved ones left out: what stands in them can be changed. */
const Values = ({ found: { sides }, values }: ValuesProps) => {
  const fields = new Map(
    sides.flatMap(({ fields: all }) =>
      all
        .filter(({ reserved, meaning }) => !reserved && meaning !== 'command')
        .map(each => [each.meaning, each] as const),
    ),
  );
  return (
    <section aria-label={text.values} className="border-hair border-t pt-3">
      <h3 className="flex flex-wrap items-baseline gap-x-3 pb-2 font-semibold">
        {text.values}
        <span className="font-normal text-ink-3">{text.valuesHint}</span>
      </h3>
      <div className="flex flex-wrap gap-3">
        {[...fields.values()].map(({ meaning, value, size }) => (
          <label key={meaning} className="flex items-center gap-2 font-mono">
            {meaning}
            <input
              key={values[meaning] ?? value}
              defaultValue={values[meaning] ?? value}
              spellCheck={false}
              autoComplete="off"
              onBlur={event => set(values, meaning, event.target.value, value)}
              onKeyDown={event => {
                if (event.key === 'Enter') set(values, meaning, event.currentTarget.value, value);
              }}
              style={{ width: drawn(size > 4 ? 176 : 80) }}
              className={inputClass}
            />
          </label>
        ))}
      </div>
    </section>
  );
};

const set = (values: ValuesProps['values'], meaning: string, typed: string, before: string): void => {
  const next = typed.trim().replace(/[,;=]/g, '');
  if (next === (values[meaning] ?? before)) return;
  const { [meaning]: _, ...others } = values;
  actions.setStudy({ values: valuesText(next === '' ? others : { ...others, [meaning]: next }) });
};

export default StructStudy;
