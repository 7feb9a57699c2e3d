/** Sizes of the picture in its own pixels, at zoom 1 those of the screen. */
export const MARGIN = 8;
export const GAP = 8;

export const DRIVER_HEIGHT = 44;
export const OWNER_HEIGHT = 152;

/** A member with its driver above it and the gate between them. */
export const MEMBER_MIN = 100;
export const MEMBER_MAX = 208;
/** Lower than its owner, so that the line to the members runs beneath. */
export const MEMBER_HEIGHT = OWNER_HEIGHT - 18;

/** A member as one card, its driver in the head of it. */
export const CARD_MIN = 148;
export const CARD_HEIGHT = 120;

/** A member as one line. */
export const ROW_MIN = 236;
export const ROW_HEIGHT = 24;
export const ROW_GAP = 2;

export const RANGE_HEIGHT = 44;

/** From the top edge of the frame to what is in it: its title stands on the edge. */
export const FRAME_HEAD = 16;
export const FRAME_FOOT = 8;
