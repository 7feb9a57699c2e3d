export const NextPanel = () => null;
