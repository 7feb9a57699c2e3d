// Runs in the page before its own scripts: notes when Play can be pressed, and offers two measurements.

const playable = () =>
  [...document.querySelectorAll('button')].some(button => button.textContent?.trim() === 'Play' && !button.disabled);

const shown = () => document.querySelector('[role=slider][aria-valuetext]')?.getAttribute('aria-valuenow');

/** @param {() => boolean} holds
 * @returns {Promise<void>} */
const until = holds =>
  new Promise(resolve => {
    const observer = new MutationObserver(() => {
      if (!holds()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });

/** The time after the next frame is drawn.
 * @returns {Promise<number>} */
const afterPaint = () =>
  new Promise(resolve => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

/** Milliseconds from a key to the frame in which the page shows another step.
 * @param {string} key */
const keyToPaint = async key => {
  const before = shown();
  const start = performance.now();
  const changed = until(() => shown() !== before);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await changed;
  return (await afterPaint()) - start;
};

const running = () =>
  [...document.querySelectorAll('button')].find(button => button.getAttribute('aria-label') === 'Stop');

/** Milliseconds from Stop to the frame after which the page shows no other step any more. */
const stopToPaint = async () => {
  const start = performance.now();
  running()?.click();
  let at = shown();
  let last = await afterPaint();
  // The slice that was under way may still be shown; what stands still for half a second stands still.
  for (let now = last; now - last < 500; now = await afterPaint()) {
    if (shown() === at && !running()) continue;
    at = shown();
    last = now;
  }
  return last - start;
};

/** Milliseconds between frames while the page does what it does.
 * @param {number} milliseconds
 * @returns {Promise<readonly number[]>} */
const frames = milliseconds =>
  new Promise(resolve => {
    /** @type {number[]} */
    const times = [];
    /** @param {number} now */
    const frame = now => {
      times.push(now);
      if (now - (times[0] ?? now) < milliseconds) requestAnimationFrame(frame);
      else resolve(times.slice(1).map((time, k) => time - (times[k] ?? time)));
    };
    requestAnimationFrame(frame);
  });

Object.assign(window, { interactive: until(playable).then(afterPaint), keyToPaint, stopToPaint, frames });
