import { Children, Fragment, type ReactNode } from 'react';
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels';
import { Splitter } from './Splitter.tsx';

export interface SplitPane {
  readonly id: string;
  /** Pixels, or a share of the whole such as `60%`. */
  readonly size?: number | string;
  readonly least: number;
  /** Keeps its pixels when the window grows. */
  readonly fixed?: boolean;
  /** Name of the line before it. */
  readonly line?: string;
}

interface Props {
  readonly id: string;
  readonly direction: 'horizontal' | 'vertical';
  readonly panes: readonly SplitPane[];
  /** One for each pane. */
  readonly children: readonly ReactNode[];
}

/** Panes beside or above each other with lines to move between them; the sizes are remembered. */
export const Split = ({ id, direction, panes, children }: Props) => {
  const remembered = useDefaultLayout({ id: `ringside.${id}`, panelIds: panes.map(pane => pane.id), storage });
  const contents = Children.toArray(children);
  return (
    <Group
      id={id}
      orientation={direction}
      defaultLayout={remembered.defaultLayout}
      onLayoutChanged={remembered.onLayoutChanged}
      className="h-full min-h-0"
    >
      {panes.map((pane, k) => (
        <Fragment key={pane.id}>
          {pane.line !== undefined && <Splitter id={`${pane.id}-line`} label={pane.line} />}
          <Panel
            id={pane.id}
            minSize={pane.least}
            defaultSize={pane.size}
            groupResizeBehavior={pane.fixed ? 'preserve-pixel-size' : 'preserve-relative-size'}
          >
            {contents[k]}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
};

const storage = {
  getItem: (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem: (key: string, value: string): void => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The sizes are the default next time.
    }
  },
};
