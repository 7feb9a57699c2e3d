export const ControlStrip = () => null;
