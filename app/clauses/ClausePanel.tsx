export const ClausePanel = () => null;
