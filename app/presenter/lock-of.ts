/** Name of the channel and of the lock of a room. */
export const lockOf = (room: string): string => `ringside.talk.${room}`;
