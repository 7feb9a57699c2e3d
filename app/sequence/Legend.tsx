import { type ReactNode, useState } from 'react';
import type { MessageKind, MessageView } from '../../engine/view/parts/sequence.ts';
import { sequence as text } from '../text/sequence.ts';
import { Opener } from '../ui/Opener.tsx';
import { Popup } from '../ui/Popup.tsx';
import { Arrow } from './Arrow.tsx';
import { layLanes } from './lanes.ts';

/** Two lanes to draw samples between. */
const lanes = layLanes(
  (['operator', 'memory'] as const).map(id => ({ id, side: 'memory', name: '', part: '', since: 1 })),
  0,
);
const kinds = Object.keys(text.kinds) as readonly MessageKind[];
const sample = (kind: MessageKind): MessageView => ({
  kind,
  from: 'operator',
  to: kind === 'work' ? 'operator' : 'memory',
  label: '',
});

/** What the shapes mean, when somebody asks. */
export const Legend = () => {
  const [open, setOpen] = useState(false);
  return (
    <Opener
      open={open}
      toggle={() => setOpen(!open)}
      beside={anchor => (
        <Popup anchor={anchor} label={text.legend} onClose={() => setOpen(false)}>
          <ul className="flex flex-col gap-1 overflow-y-auto p-3">
            {kinds.map(kind => (
              <Entry key={kind} word={text.kinds[kind]}>
                <g transform={`translate(${kind === 'work' ? 4 : -lanes.x('operator') + 4})`}>
                  <Arrow message={sample(kind)} lanes={lanes} y={10} said={false} refused={false} side="operator" />
                </g>
              </Entry>
            ))}
            <Entry word={text.hidden}>
              <rect width="60" height="16" y="2" fill="url(#sequence-hatch)" className="sequence-hidden" />
            </Entry>
            <Entry word={text.coming}>
              <path d="M0 10H60" data-coming="true" className="sequence-lane" />
            </Entry>
            <Entry word={text.command}>
              <path d="M32 2H28V18H32" className="sequence-bracket" data-side="driver" />
            </Entry>
          </ul>
        </Popup>
      )}
      className="h-6 rounded-1 px-1.5 hover:text-ink focus-visible:-outline-offset-2"
    >
      {text.legend}
    </Opener>
  );
};

const Entry = ({ word, children }: { readonly word: string; readonly children: ReactNode }) => (
  <li className="flex items-center gap-3">
    <svg aria-hidden width="64" height="20" className="shrink-0">
      {children}
    </svg>
    {word}
  </li>
);

/** The hatching that every row uses; it has to stand somewhere. */
export const Hatching = () => (
  <svg aria-hidden width="0" height="0" className="absolute">
    <defs>
      <pattern id="sequence-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" className="sequence-hatching" />
      </pattern>
    </defs>
  </svg>
);
