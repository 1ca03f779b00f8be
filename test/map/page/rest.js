// Knows when nothing more will happen in the page by itself: no frame is due, no timer runs, no message is on its way.
/* global addEventListener */
(() => {
  const { requestAnimationFrame, cancelAnimationFrame, setTimeout, clearTimeout, postMessage } = window;
  /** Timers that run for longer, in milliseconds, are there to take away what has been read: the page rests meanwhile. */
  const LONG = 2000;
  const GIVE_UP = 30_000;
  const frames = new Set();
  const timers = new Map();
  let posted = 0;

  window.requestAnimationFrame = draw => {
    const id = requestAnimationFrame(now => {
      frames.delete(id);
      draw(now);
    });
    frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = id => {
    frames.delete(id);
    cancelAnimationFrame(id);
  };
  window.setTimeout = (act, wait = 0, ...given) => {
    const id = setTimeout(() => {
      timers.delete(id);
      act(...given);
    }, wait);
    if (wait < LONG) timers.set(id, wait);
    return id;
  };
  window.clearTimeout = id => {
    timers.delete(id);
    clearTimeout(id);
  };
  window.postMessage = (...message) => {
    posted++;
    postMessage(...message);
  };
  addEventListener('message', () => void posted--);

  /** Waits until two frames in a row find nothing due: what a frame has changed is laid out and told of in the next one. */
  window.rested = async () => {
    const start = Date.now();
    for (let still = 0; still < 2; still = frames.size + timers.size + posted ? 0 : still + 1) {
      await new Promise(resolve => void requestAnimationFrame(resolve));
      if (Date.now() - start > GIVE_UP) throw new Error(`no rest: ${frames.size} frames, timers of ${[...timers.values()].join()} ms, ${posted} messages`);
    }
  };
})();
