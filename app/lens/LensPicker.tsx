import type { LensName } from '../../engine/view/parts/lens.ts';
import { actions, useApp } from '../store/app-state.ts';
import { lenses } from '../store/selection-slice.ts';
import { lens as text } from '../text/lens.ts';

/** Through whose eyes everything is seen. */
export const LensPicker = () => {
  const chosen = useApp(state => state.selection.lens);
  const party = useApp(state => state.run.lens?.party);
  return (
    <label
      data-on={chosen !== null}
      title={party === undefined ? text.hint : text.of(party)}
      className="flex h-6.5 shrink-0 items-center rounded-1 border border-rule pl-2 text-ink-2 @max-[35rem]:pl-0 data-[on=true]:border-ink data-[on=true]:bg-ink/12 data-[on=true]:font-semibold data-[on=true]:text-ink"
    >
      <span className="@max-[35rem]:sr-only">{text.name}</span>
      <select
        value={chosen ?? ''}
        onChange={event => actions.chooseLens((event.target.value || null) as LensName | null)}
        className="h-full rounded-1 bg-transparent px-1 text-ink focus-visible:-outline-offset-2 [&>option]:bg-surface"
      >
        <option value="">{text.all}</option>
        {lenses.map(name => (
          <option key={name} value={name}>
            {text.names[name]}
          </option>
        ))}
      </select>
    </label>
  );
};
