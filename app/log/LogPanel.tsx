export const LogPanel = () => null;
