import { useEffect, useState } from 'react';

/** The time of the wall in milliseconds, made anew about as often as a clock with seconds needs it. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return now;
};
