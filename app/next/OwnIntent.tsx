import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DeviceId } from '../../engine/world/ids.ts';
import { actions, useApp } from '../store/app-state.ts';
import { own as text } from '../text/labels.ts';
import { Button } from '../ui/Button.tsx';
import { functionsFor, ownIntents } from './own-intents.ts';

const field = 'h-7 w-full min-w-0 rounded-1 border border-rule bg-surface px-1.5 text-ink';

/** What a person does as the operator. */
const OwnIntent = () => {
  const functions = useApp(useShallow(state => state.run.run?.functions ?? []));
  const selected = useApp(state => state.selection.device);
  const [id, setId] = useState('load-driver');
  const [count, setCount] = useState(1);
  const intent = ownIntents.find(each => each.id === id) ?? ownIntents[0];
  if (!intent) return null;
  const possible = functionsFor(intent, functions);
  const device = possible.find(each => each === selected) ?? possible[0];
  const wanted = device === undefined ? null : intent.make(device, count);
  return (
    <form
      className="flex flex-col gap-1.5 pt-1 pr-4 pb-3 pl-8"
      onSubmit={event => {
        event.preventDefault();
        if (wanted) void actions.dispatch(wanted);
      }}
    >
      <select aria-label={text.what} value={intent.id} onChange={event => setId(event.target.value)} className={field}>
        {ownIntents.map(each => (
          <option key={each.id} value={each.id}>
            {text.intents[each.id]}
          </option>
        ))}
      </select>
      <div className="flex gap-1.5">
        <select
          aria-label={text.device}
          value={device}
          onChange={event => actions.select({ device: event.target.value as DeviceId })}
          className={`${field} font-mono`}
        >
          {possible.map(each => (
            <option key={each}>{each}</option>
          ))}
        </select>
        {intent.count && (
          <input
            type="number"
            min={0}
            max={65535}
            aria-label={text.counts[intent.count]}
            title={text.counts[intent.count]}
            value={count}
            onChange={event => setCount(event.target.valueAsNumber || 0)}
            className={`${field} max-w-16 font-mono`}
          />
        )}
        <Button type="submit" disabled={!wanted}>
          {text.go}
        </Button>
      </div>
    </form>
  );
};

export default OwnIntent;
