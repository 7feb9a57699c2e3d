import { useCallback, useMemo, useRef, useState } from 'react';
import { LensPicker } from '../lens/LensPicker.tsx';
import { MoreButton } from '../menu/MoreButton.tsx';
import { useApp } from '../store/app-state.ts';
import { picture as text } from '../text/picture.ts';
import { Panel } from '../ui/Panel.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { drawn, useScale } from '../ui/scale.ts';
import { Flow } from './Flow.tsx';
import { GroupTable, MemberTables } from './GroupTable.tsx';
import { Legend } from './Legend.tsx';
import { arrange, layPicture } from './layout.ts';
import { OpenRanges } from './open-ranges.ts';
import { useOwners } from './use-owners.ts';
import { useSize } from './use-size.ts';

const forms = ['picture', 'table'] as const;
type Shown = (typeof forms)[number];

/** The device group: as a picture, or as tables that say the same. */
const GroupGraph = () => {
  const [shown, setShown] = useState<Shown>('picture');
  return (
    <Panel title={text.title} aside={<Aside shown={shown} show={setShown} />}>
      {shown === 'picture' ? <GroupPicture /> : <GroupTable />}
    </Panel>
  );
};

const Aside = ({ shown, show }: { readonly shown: Shown; readonly show: (shown: Shown) => void }) => (
  <span className="flex items-center gap-3 @max-[35rem]:gap-1">
    {shown === 'picture' && <Legend />}
    <span className="in-data-[theme=projector]:@max-[35rem]:hidden">
      <More />
    </span>
    <LensPicker />
    <span className="[&>div]:h-6.5">
      <Segmented label={text.form} options={optionsOf(forms, text.forms)} value={shown} onChange={show} />
    </span>
  </span>
);

/** The menu of the function that is selected. */
const More = () => {
  const device = useApp(state => state.selection.device);
  return <MoreButton of={device} menu={`device ${device}`} />;
};

/** Those that are open, also when the picture is put into the page anew. */
let lastOpen: ReadonlySet<string> = new Set();

const useOpenRanges = () => {
  const [open, setOpen] = useState(lastOpen);
  const toggle = useCallback((id: string) => {
    lastOpen = new Set([...lastOpen].filter(each => each !== id).concat(lastOpen.has(id) ? [] : [id]));
    setOpen(lastOpen);
  }, []);
  return useMemo(() => ({ open, toggle }), [open, toggle]);
};

/** `whole`: as large as the pane, or as small, so that all of it is in view. */
export const GroupPicture = ({ whole = false }: { readonly whole?: boolean }) => {
  const pane = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(pane);
  const owners = useOwners(width);
  const ranges = useOpenRanges();
  const scale = useScale();
  const arrangement = useMemo(
    () => arrange(owners, { width, height, scale, whole }),
    [owners, width, height, scale, whole],
  );
  const narrow = arrangement === null;
  const picture = useMemo(() => {
    const shown = narrow ? owners.map(owner => ({ ...owner, members: [] })) : owners;
    return layPicture(shown, { width, ...arrangement, open: ranges.open, beside: whole && !narrow });
  }, [owners, width, narrow, arrangement, ranges.open, whole]);
  return (
    <OpenRanges value={ranges}>
      <div ref={pane} className="h-full min-h-0 overflow-y-auto bg-bg contain-strict">
        {width > 0 && owners.length > 0 && (
          <div style={{ height: narrow ? drawn(picture.height) : '100%' }}>
            <Flow picture={picture} width={width} height={height} scale={scale} fixed={narrow} whole={whole} />
          </div>
        )}
        {width > 0 && narrow && <MemberTables scroller={pane.current} />}
        {owners.length === 0 && <p className="p-4 text-ink-3">{text.nothing}</p>}
      </div>
    </OpenRanges>
  );
};

export default GroupGraph;
