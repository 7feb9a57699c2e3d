import type { FeatureBitView } from '../../view/parts/features.ts';
import type { DriverView, GroupView, MemberNodeView, OwnerNodeView, StatusView } from '../../view/parts/group.ts';
import type { JourneyView, StationView } from '../../view/parts/journey.ts';
import type { Marked } from '../../view/parts/values.ts';
import { drawMarked } from './changed.ts';
import { MARGIN } from './head.ts';
import { type Paper, wrapped } from './paper.ts';

/** From the frame of a group to the owner in it. */
export const AROUND = 8;
/** The owner's column, and what stands beside it. */
const LEFT = 340;
const GAP = 28;
const CARD = { width: 176, height: 128, gap: 12 } as const;
/** Members that are drawn as cards; more are lines in columns. */
const MOST_CARDS = 12;
const ROW = { width: 364, height: 24, gap: 3 } as const;
/** Columns of members, as cards or as lines: on a screen, and on a sheet of paper. */
const COLUMNS = { wide: { cards: 4, rows: 2 }, narrow: { cards: 2, rows: 1 } } as const;
export type GroupShape = keyof typeof COLUMNS;
const STATION = 17;
/** From the top of the frame to its members. */
const HEAD = 60;

export const groupWidth = (shape: GroupShape): number => {
  const { cards } = COLUMNS[shape];
  return 2 * MARGIN + LEFT + GAP + cards * CARD.width + (cards - 1) * CARD.gap + 2 * 16;
};

const bitsText = (bits: readonly FeatureBitView[] | null, names: boolean): string =>
  bits === null
    ? 'not yet'
    : bits.length === 0
      ? '–'
      : bits.map(({ bit, name }) => (names ? `${bit} ${name}` : `${bit}`)).join(names ? ', ' : ' ');

const drawDriver = (paper: Paper, x: number, y: number, width: number, driver: DriverView): void => {
  const { idle } = driver;
  paper.group(`Driver of ${driver.device}, ${driver.state}`, () => {
    paper.box(x, y, width, 42, {
      fill: idle ? 'none' : 'surface',
      stroke: 'edge',
      radius: 3,
      ...(idle && { dash: '4 3' }),
    });
    if (!idle) paper.box(x, y, width, 3, { fill: driver.failed ? 'fault' : 'driver' });
    paper.glyph(x + 9, y + 9, driver.failed ? 'fault' : 'driver', { hollow: idle });
    paper.text(x + 25, y + 18, `driver:${driver.device}`, { face: 'mono', size: 11 });
    if (driver.outstanding > 0) {
      paper.text(x + width - 9, y + 18, `${driver.outstanding} outstanding`, {
        size: 11,
        color: 'ink-2',
        anchor: 'end',
      });
    }
    const doing = [driver.state, driver.doing].filter(Boolean).join(', ');
    paper.text(x + 25, y + 34, doing, { size: 11, color: 'ink-2', room: width - 34 });
  });
};

/** The names of the bits that are set; in the step that changed them, only what came and what went. */
const statusWords = ({ value, bits, resetting }: StatusView): string => {
  if (resetting) return 'resetting';
  const told =
    value.was === undefined
      ? bits.filter(({ set }) => set).map(({ name }) => name)
      : bits.filter(({ changed }) => changed).map(({ name, set }) => `${set ? '+' : '−'}${name}`);
  return told.join(' ') || 'reset';
};

const drawStatus = (paper: Paper, x: number, y: number, status: StatusView, room: number): void => {
  const left = status.value.was === undefined ? 36 : 98;
  drawMarked(paper, x, y, status.value, left - 4);
  paper.text(x + left, y, statusWords(status), { size: 11, color: 'ink-2', room: room - left });
};

/** Passed stations are full and have their step, coming ones are hollow. */
const drawStation = (paper: Paper, x: number, y: number, station: StationView, onRight: boolean): void => {
  const { name, side, step, skipped, visible } = station;
  const role = side === 'device' ? 'device' : side === 'driver' ? 'driver' : 'operator';
  paper.glyph(x - 5, y - 5, role, { hollow: step === null });
  const words = `${step === null ? '' : `${step} `}${name}${skipped ? ', suppressed' : ''}`;
  const color = step === null ? 'ink-3' : 'ink';
  paper.text(onRight ? x + 12 : x - 12, y + 4, words, {
    face: 'mono',
    size: 11,
    color,
    anchor: onRight ? 'start' : 'end',
  });
  if (visible)
    paper.text(onRight ? x - 12 : x + 12, y + 4, 'visible', {
      size: 11,
      color: 'ink-3',
      anchor: onRight ? 'end' : 'start',
    });
};

/** The way of a command: down to the device on the left, back to the driver on the right. */
const drawJourney = (paper: Paper, x: number, y: number, journey: JourneyView): number => {
  const { stations, at } = journey;
  // The device executes at the bottom; what comes before goes down, what comes after goes up.
  const turn = stations.findIndex(({ name }) => name === 'execute');
  const half = turn < 0 ? Math.ceil(stations.length / 2) : turn;
  const down = stations.slice(0, half);
  const up = stations.slice(turn < 0 ? half : half + 1).reverse();
  const bottom = turn < 0 ? null : stations[turn];
  const rows = Math.max(down.length, up.length);
  const left = x + 118;
  const right = x + 222;
  const end = y + rows * STATION + 10;
  paper.group(`Way of a command on ${journey.name} of ${journey.owner}`, () => {
    paper.line(
      [
        [left, y],
        [left, end],
        [right, end],
        [right, y],
      ],
      { stroke: 'edge', dash: '1.5 3' },
    );
    for (const [k, station] of down.entries()) drawStation(paper, left, y + 10 + k * STATION, station, false);
    for (const [k, station] of up.entries()) {
      drawStation(paper, right, y + 10 + (rows - up.length + k) * STATION, station, true);
    }
    const here = at === null ? undefined : stations[at];
    const executed = bottom !== undefined && bottom !== null && bottom.step !== null;
    const name = bottom ? `${bottom.step === null ? '' : `${bottom.step} `}${bottom.name}` : '';
    paper.box(left + 14, end - 11, right - left - 28, 22, {
      fill: executed ? 'device' : 'bg',
      stroke: 'device',
      radius: 3,
    });
    paper.text((left + right) / 2, end + 4, (here && journey.head) || 'no command', {
      size: 11,
      face: 'mono',
      anchor: 'middle',
      color: executed ? 'surface' : 'ink-3',
      room: right - left - 30,
    });
    paper.text(right + 12, end + 4, name, { face: 'mono', size: 11, color: executed ? 'ink' : 'ink-3' });
    const facts = journey.enabled ? `${journey.format}, ${journey.size}` : 'not enabled';
    const flight = journey.inFlight > 1 ? `, ${journey.inFlight} in flight` : '';
    paper.text(x, end + 4, journey.name, { face: 'mono', size: 11 });
    paper.text(x + 36, end + 4, `${facts}${flight}`, { size: 11, color: 'ink-2', room: left - x - 26 });
  });
  return end + 18;
};

const drawOwner = (paper: Paper, x: number, y: number, owner: OwnerNodeView): number => {
  const negotiated = wrapped(bitsText(owner.negotiated, true), 36);
  const manageable = owner.manageable === null ? [] : wrapped(bitsText(owner.manageable, false), 36);
  const height = 74 + 15 * (negotiated.length + manageable.length) + 24;
  paper.group(`${owner.title}, ${owner.role || owner.type}`, () => {
    paper.box(x, y, LEFT, height, { fill: 'surface', stroke: 'edge', radius: 3 });
    paper.box(x, y, LEFT, 3, { fill: 'owner' });
    paper.glyph(x + 9, y + 12, 'owner');
    paper.text(x + 25, y + 21, owner.title, { face: 'bold', size: 13 });
    paper.text(x + 66, y + 21, owner.type, { size: 11, color: 'ink-3' });
    paper.text(x + 92, y + 21, owner.role, { face: 'bold', size: 11, color: 'owner', room: 150 });
    if (owner.member !== null) {
      paper.glyph(x + LEFT - 84, y + 12, 'member');
      paper.text(x + LEFT - 9, y + 21, `member ${owner.member}`, { size: 11, color: 'ink-2', anchor: 'end' });
    }
    drawStatus(paper, x + 9, y + 42, owner.status, LEFT - 18);
    let row = y + 62;
    for (const [label, lines] of [
      ['negotiated', negotiated],
      ['can assign', manageable],
    ] as const) {
      if (lines.length === 0) continue;
      paper.text(x + 9, row, label, { size: 11, color: 'ink-3' });
      for (const line of lines) {
        paper.text(x + 80, row, line, { face: 'mono', size: 11, room: LEFT - 88 });
        row += 15;
      }
      row += 4;
    }
    const foot = y + height - 9;
    paper.line(
      [
        [x, foot - 15],
        [x + LEFT, foot - 15],
      ],
      { stroke: 'hair' },
    );
    if (owner.selfMember !== null) {
      paper.glyph(x + 9, foot - 9, 'self');
      paper.text(x + 24, foot, `Self: ${owner.selfMember}`, { size: 11, color: 'ink-2' });
    }
    const changes = (label: string, { text, was }: Marked): string =>
      `${label} ${text}${was === undefined ? '' : ` (was ${was})`}`;
    if (owner.totalVfs === 0) return;
    paper.text(
      x + LEFT - 9,
      foot,
      `${changes('VF Enable', owner.vfEnable)} · ${changes('NumVFs', owner.numVfs)} of ${owner.totalVfs}`,
      { size: 11, color: 'ink-2', anchor: 'end', room: LEFT - 90 },
    );
  });
  return y + height;
};

const nameOf = (member: MemberNodeView): string =>
  `${member.title}, member ${member.member}, ${member.present ? `status ${member.status.value.text}, ${wordOfUse(member)}` : 'absent'}`;
const wordOfUse = (member: MemberNodeView): string => (member.inUse ? 'in use' : 'free');

/** A bar across the line from the driver to its function: up while features may be changed, across once they may not. */
const drawGate = (paper: Paper, x: number, y: number, open: boolean): void => {
  for (const [from, to] of open
    ? [
        [x - 16, x - 6],
        [x + 6, x + 16],
      ]
    : [[x - 16, x + 16]]) {
    paper.line(
      [
        [from ?? x, y],
        [to ?? x, y],
      ],
      { stroke: 'member', width: 3 },
    );
  }
};

const drawCard = (paper: Paper, x: number, y: number, member: MemberNodeView, target: boolean): void => {
  const { width, height } = CARD;
  paper.group(nameOf(member), () => {
    const dashed = member.present ? {} : { dash: '4 3' };
    paper.box(x, y, width, height, {
      fill: member.present ? 'surface' : 'none',
      stroke: target ? 'ink' : 'edge',
      width: target ? 2 : 1,
      radius: 3,
      ...dashed,
    });
    const { idle } = member.driver;
    paper.glyph(x + 9, y + 8, member.driver.failed ? 'fault' : 'driver', { hollow: idle });
    paper.text(x + 25, y + 17, member.driver.state, { size: 11, color: 'ink-2', room: width - 34 });
    paper.line(
      [
        [x, y + 25],
        [x + width, y + 25],
      ],
      { stroke: 'member', width: 2 },
    );
    if (member.present && member.gate.clause) drawGate(paper, x + width / 2, y + 31, member.gate.open);
    paper.text(x + 9, y + 49, `VF ${member.vf}`, { face: 'bold', size: 13 });
    paper.text(x + width - 9, y + 49, `${member.member}`, { face: 'mono', size: 11, color: 'ink-2', anchor: 'end' });
    paper.glyph(x + width - 26 - 7 * `${member.member}`.length + 6, y + 40, 'member');
    if (!member.present) {
      paper.text(x + 9, y + 68, 'absent', { color: 'ink-3' });
      return;
    }
    drawMarked(paper, x + 9, y + 67, member.status.value, 100);
    for (const [k, bit] of member.status.bits.entries()) {
      const at = x + 76 + k * 8;
      if (member.status.value.was === undefined) {
        paper.box(at, y + 60, 6, 6, { fill: bit.set ? 'device' : 'none', stroke: bit.set ? 'device' : 'rule' });
      }
    }
    paper.text(x + width - 9, y + 67, wordOfUse(member), {
      face: member.inUse ? 'bold' : 'sans',
      size: 11,
      color: member.inUse ? 'ink' : 'ink-2',
      anchor: 'end',
    });
    const facts = [
      ['assigned', member.assignedMark],
      ['negotiated', member.negotiatedMark],
      ['offered', member.offeredMark],
    ] as const;
    // Without a rule for assigning, there is nothing to be assigned.
    for (const [k, [label, mark]] of facts.slice(member.gate.clause ? 0 : 1).entries()) {
      const row = y + 84 + k * 17;
      paper.text(x + 9, row, label, { size: 11, color: 'ink-3' });
      drawMarked(paper, x + 76, row, mark, width - 84);
    }
  });
};

const drawRow = (paper: Paper, x: number, y: number, member: MemberNodeView, target: boolean): void => {
  paper.group(nameOf(member), () => {
    paper.box(x, y, ROW.width, ROW.height, {
      fill: member.present ? 'surface' : 'none',
      stroke: target ? 'ink' : 'hair',
      width: target ? 2 : 1,
      radius: 2,
      ...(member.present ? {} : { dash: '4 3' }),
    });
    paper.box(x, y, 3, ROW.height, { fill: 'member' });
    paper.glyph(x + 10, y + 7, 'driver', { hollow: member.driver.idle });
    paper.text(x + 26, y + 16, `VF ${member.vf}`, { face: 'bold' });
    if (!member.present) {
      paper.text(x + 76, y + 16, 'absent', { size: 11, color: 'ink-3' });
      return;
    }
    drawMarked(paper, x + 76, y + 16, { text: member.status.value.text }, 40);
    paper.text(x + 112, y + 16, wordOfUse(member), { size: 11, color: 'ink-2' });
    drawMarked(paper, x + 156, y + 16, member.gate.clause ? member.assignedMark : member.offeredMark, 100);
    drawMarked(paper, x + 262, y + 16, member.negotiatedMark, 98);
  });
};

/** What the group holds, as the frame on the page says it. */
const held = (members: readonly MemberNodeView[], withOwner: boolean): string => {
  const present = members.filter(member => member.present).length;
  const vfs = present === 0 ? 'no VF' : present === 1 ? '1 VF' : `${present} VFs`;
  return withOwner ? `the PF and ${present === 0 ? '' : 'its '}${vfs}` : vfs;
};

interface Inside {
  /** Top and bottom of the owner. */
  readonly owner: readonly [top: number, bottom: number];
  /** The group holds the owner as well. */
  readonly around: boolean;
  readonly shape: GroupShape;
}

/** The group around its members, and around the owner at its left edge where it is one of them. */
const drawMembers = (
  paper: Paper,
  x: number,
  y: number,
  group: GroupView,
  members: readonly MemberNodeView[],
  { owner: [ownerTop, ownerBottom], around, shape }: Inside,
): { readonly bottom: number; readonly placeOf: (id: string) => readonly [number, number] | null } => {
  const asCards = members.length <= MOST_CARDS;
  const cell = asCards ? CARD : ROW;
  const columns = COLUMNS[shape][asCards ? 'cards' : 'rows'];
  const width = groupWidth(shape);
  const perColumn = Math.ceil(members.length / columns);
  const places = members.map((member, k) => {
    const [column, row] = asCards ? [k % columns, Math.floor(k / columns)] : [Math.floor(k / perColumn), k % perColumn];
    return {
      member,
      at: [x + 16 + column * (cell.width + cell.gap), y + HEAD + row * (cell.height + cell.gap)] as const,
    };
  });
  const rows = asCards ? Math.ceil(members.length / columns) : perColumn;
  const lowest = y + HEAD + rows * (cell.height + cell.gap) + (asCards ? 4 : 13);
  const bottom = Math.max(ownerBottom + (around ? AROUND : 0), lowest);
  if (around) {
    const [left, top, right] = [MARGIN - AROUND, ownerTop - AROUND / 2, width - MARGIN];
    const inner = x - GAP / 2 + 4;
    const outline: readonly (readonly [number, number])[] = [
      [left, top],
      [inner, top],
      [inner, y + 8],
      [right, y + 8],
      [right, bottom],
      [left, bottom],
      [left, top],
    ];
    paper.line(outline, { stroke: 'member' });
  } else {
    paper.box(x, y + 8, width - MARGIN - x, bottom - y - 8, { stroke: 'member', radius: 4 });
  }
  const frame = group.groups.find(({ name }) => !/self/i.test(name));
  if (frame) {
    const words = `${frame.name} group, ${frame.field} ${frame.id}, ${held(members, around)}, ${frame.source.kind}`;
    paper.glyph(x + 16, y + 19, 'member');
    paper.text(x + 32, y + 28, words, { color: 'ink-2', room: width - MARGIN - x - 48 });
  }
  if (!asCards) {
    for (let column = 0; column < columns; column += 1) {
      const left = x + 16 + column * (cell.width + cell.gap);
      const first = members.some(({ gate }) => gate.clause) ? 'assigned' : 'offered';
      paper.text(left + 156, y + 52, first, { size: 11, color: 'ink-3' });
      paper.text(left + 262, y + 52, 'negotiated', { size: 11, color: 'ink-3' });
    }
  }
  for (const { member, at } of places) {
    const target = group.effect?.device === member.id;
    if (asCards) drawCard(paper, at[0], at[1], member, target);
    else drawRow(paper, at[0], at[1], member, target);
  }
  return { bottom, placeOf: id => places.find(({ member }) => member.id === id)?.at ?? null };
};

/** Every owner with its driver, its administration virtqueue and its members. The height that it all took. */
export const drawGroup = (
  paper: Paper,
  top: number,
  group: GroupView,
  members: readonly MemberNodeView[],
  shape: GroupShape,
): number => {
  let y = top;
  const beside = MARGIN + LEFT + GAP;
  for (const owner of group.owners) {
    drawDriver(paper, MARGIN, y, LEFT, owner.driver);
    let left = y + 52;
    for (const journey of group.journeys.filter(each => each.owner === owner.id)) {
      left = drawJourney(paper, MARGIN, left, journey);
    }
    const ownerTop = left;
    left = drawOwner(paper, MARGIN, left, owner);
    const own = members.filter(({ id }) => id.startsWith(`${owner.id}/`));
    let bottom = left;
    if (own.length > 0) {
      const around = owner.member !== null;
      const laid = drawMembers(paper, beside, y - 8, group, own, { owner: [ownerTop, left], around, shape });
      bottom = Math.max(left, laid.bottom);
      const tie = ownerTop + 40;
      if (!around) {
        paper.line(
          [
            [MARGIN + LEFT, tie],
            [beside, tie],
          ],
          { stroke: 'member' },
        );
      }
      const { effect } = group;
      const target = effect?.owner === owner.id ? laid.placeOf(effect.device) : null;
      if (effect && target) {
        const [x, to] = target;
        const lane = MARGIN + LEFT + GAP / 2;
        const start = [
          [MARGIN + LEFT, tie + 12],
          [lane, tie + 12],
        ] as const;
        paper.group(effect.text, () => {
          if (own.length <= MOST_CARDS) {
            paper.line([...start, [lane, to - 6], [x + 20, to - 6], [x + 20, to]], { stroke: 'owner', width: 2 });
            paper.glyph(x + 15, to - 5, 'owner');
            paper.text(x + 28, to - 10, effect.text, { face: 'mono', size: 11, color: 'owner', room: 160 });
          } else {
            paper.line([...start, [lane, to + 12], [x, to + 12]], { stroke: 'owner', width: 2 });
            paper.glyph(x - 8, to + 7, 'owner');
            const right = groupWidth(shape) - MARGIN - 16;
            paper.text(right, y + 20, effect.text, {
              face: 'mono',
              size: 11,
              color: 'owner',
              anchor: 'end',
              room: 360,
            });
          }
        });
      }
    }
    y = bottom + 28;
  }
  return y - 28;
};
