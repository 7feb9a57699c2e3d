/** Sizes of the picture in its own pixels, at zoom 1 those of the screen. */
export const MARGIN = 6;
export const GAP = 8;

export const DRIVER_HEIGHT = 39;
export const OWNER_HEIGHT = 134;
/** Where the pane is low: with one line of features. */
export const OWNER_HEIGHT_LOW = 104;
/** Where it is lower still: each in as few lines as say it. */
export const DRIVER_HEIGHT_FLAT = 25;
export const OWNER_HEIGHT_FLAT = 76;

/** A member with its driver above it and the gate between them. */
export const MEMBER_MIN = 98;
export const MEMBER_MAX = 208;
/** Lower than its owner, so that the line to the members runs beneath. */
export const MEMBER_HEIGHT = OWNER_HEIGHT - 9;

/** A member as one card, its driver in the head of it. */
export const CARD_MIN = 116;
export const CARD_HEIGHT = 142;
export const CARD_ROWS = 2;

/** A member as one line. */
export const ROW_MIN = 232;
export const ROW_HEIGHT = 24;
export const ROW_GAP = 2;
/** With its name and its status alone, so that more of them stand beside each other. */
export const ROW_MIN_SLIM = 104;

export const RANGE_MIN = 280;
export const RANGE_HEIGHT = 40;

/** From the top edge of the frame to what is in it, also where its title stands on the edge. */
export const FRAME_HEAD = 10;
export const FRAME_TITLE = 14;
export const FRAME_FOOT = 8;
