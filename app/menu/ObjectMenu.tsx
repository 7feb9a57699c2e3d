import { Content, Group, Label, Item as MenuItem, Portal, Root, Separator, Trigger } from 'radix-ui/dropdown-menu';
import { Fragment, useEffect, useMemo, useState } from 'react';
import type { DeedsAsk, HandDeed } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { menu as text } from '../text/menu.ts';
import { type Item, itemsOf, nameOf } from './items.ts';
import { useMenu } from './menu-store.ts';
import type { Target } from './target.ts';

/** What the engine is asked about a thing; null: nothing can be done to it by hand. */
const askOf = (target: Target): DeedsAsk | null => {
  switch (target.kind) {
    case 'device':
      return { about: 'device', device: target.device };
    case 'queue':
      return { about: 'queue', device: target.device, queue: target.queue };
    case 'descriptor':
      return { about: 'descriptor', device: target.device, queue: target.queue, index: target.index };
    case 'command':
      return { about: 'command', device: target.owner, command: target.id };
    case 'step':
    case 'field':
      return null;
  }
};

/** Null while the engine is asked. */
const useDeeds = (target: Target): readonly HandDeed[] | null => {
  const [deeds, setDeeds] = useState<readonly HandDeed[] | null>(askOf(target) ? null : []);
  useEffect(() => {
    const ask = askOf(target);
    if (!ask) return;
    let current = true;
    actions
      .askStudy({ kind: 'deeds', ...ask })
      .then(answer => current && setDeeds(answer.ok ? answer.found : []))
      // The page says already that the engine stopped.
      .catch(() => current && setDeeds([]));
    return () => {
      current = false;
    };
  }, [target]);
  return deeds;
};

const close = (): void => {
  // A line may have opened something else.
  if (useApp.getState().overlay === 'object') actions.closeOverlay();
};

/** The menu of a thing of the run, where it was asked for. */
const ObjectMenu = () => {
  const target = useMenu(state => state.target);
  return target && <MenuOf target={target} />;
};

const MenuOf = ({ target }: { readonly target: Target }) => {
  const { x, y, back } = useMenu.getState();
  const deeds = useDeeds(target);
  // What can be done is that of the moment in which the menu was opened.
  const [state] = useState(useApp.getState);
  const name = nameOf(state, target);
  const groups = useMemo(() => (deeds ? itemsOf(state, target, deeds) : []), [state, target, deeds]);
  return (
    <Root open onOpenChange={open => open || close()}>
      <Trigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={text.label(name)}
          style={{ left: x, top: y }}
          className="pointer-events-none fixed size-px opacity-0"
        />
      </Trigger>
      <Portal>
        <Content
          aria-label={text.label(name)}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          loop
          onCloseAutoFocus={event => {
            event.preventDefault();
            back?.focus();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-[min(340px,calc(100vw-16px))] overflow-y-auto rounded-1 border border-edge bg-raised py-1 text-ink"
        >
          <Label className="truncate px-3 pt-1 pb-1.5 font-semibold">{name}</Label>
          {deeds === null && <p className="px-3 py-1 text-ink-3">{text.refused.asked}</p>}
          {groups.map(({ heading, items }, at) => (
            <Fragment key={heading}>
              {at > 0 && <Separator className="my-1 h-px bg-hair" />}
              <Group aria-label={heading}>
                <Label className="px-3 py-0.5 text-ink-3 text-t1">{heading}</Label>
                {items.map(item => (
                  <Line key={item.name} item={item} />
                ))}
              </Group>
            </Fragment>
          ))}
        </Content>
      </Portal>
    </Root>
  );
};

/** One that is not possible can be reached all the same, so that its reason can be read. */
const Line = ({ item: { name, hint, refused, work } }: { readonly item: Item }) => (
  <MenuItem
    aria-disabled={refused !== null}
    onSelect={event => {
      if (refused === null) void work();
      else event.preventDefault();
    }}
    className="group flex min-h-7 cursor-pointer flex-col justify-center px-3 py-0.5 outline-none aria-disabled:cursor-default data-[highlighted]:bg-ink data-[highlighted]:text-on-ink aria-disabled:data-[highlighted]:bg-ink/10 aria-disabled:data-[highlighted]:text-ink"
  >
    <span className="flex items-center gap-2 first-letter:uppercase group-aria-disabled:text-ink-3 group-aria-disabled:line-through">
      {name}
    </span>
    {(refused ?? hint) !== '' && (
      <span className="text-ink-2 text-t1 leading-4 group-data-[highlighted]:text-inherit">{refused ?? hint}</span>
    )}
  </MenuItem>
);

export default ObjectMenu;
