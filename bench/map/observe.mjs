/* global CanvasRenderingContext2D, WebGL2RenderingContext, PerformanceObserver */
// What the map bench watches inside a page. Each function runs there, by itself.

/** Notes when pictures are drawn, how long frames work, and what the last pictures after a movement looked like. */
export function watchInPage() {
  const seen = (window.seen = { draws: [], frames: [], moves: [], keep: false, pictures: [], tasks: [] });
  const drawn = canvas => {
    seen.draws.push(performance.now());
    if (!seen.keep || !canvas) return;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    seen.pictures.push({ at: performance.now(), data: new Uint32Array(data.buffer) });
  };
  // Tints and the like are made on canvases that are in no document; names lie on a second one.
  const lowest = canvas => canvas.isConnected && canvas === document.querySelector('.stage canvas');
  for (const name of ['putImageData', 'drawImage']) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...all) {
      original.apply(this, all);
      if (lowest(this.canvas)) drawn(this.canvas);
    };
  }
  const arrays = WebGL2RenderingContext.prototype.drawArrays;
  WebGL2RenderingContext.prototype.drawArrays = function (...all) {
    arrays.apply(this, all);
    drawn();
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = draw =>
    request(now => {
      const start = performance.now();
      const before = seen.draws.length;
      draw(now);
      seen.frames.push({ at: now, start, work: performance.now() - start, drew: seen.draws.length > before });
    });
  for (const type of ['pointermove', 'wheel']) window.addEventListener(type, () => seen.moves.push(performance.now()), { capture: true });
  new PerformanceObserver(list => seen.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, ms: duration })))).observe({ type: 'longtask' });
}

/** Frames that drew something since the last call: the time from each to the next, and the work in it. */
export function takeFrames() {
  const { seen } = window;
  const drew = seen.frames.filter(frame => frame.drew);
  seen.frames.length = 0;
  return { intervals: drew.slice(1).map((frame, k) => frame.at - drew[k].at), work: drew.map(frame => frame.work) };
}

/**
 * How long after the last movement the picture was the one that stayed: all but one in two hundred of its pixels within
 * an eighth of the range of what they are at last (tints go on by less).
 */
export function takeSharp() {
  const { seen } = window;
  const last = seen.moves.at(-1);
  const pictures = seen.pictures;
  const final = pictures.at(-1)?.data;
  let at = pictures.length - 1;
  const like = ({ data }) => {
    let off = 0;
    for (let i = 0; i < final.length; i++) {
      const [a, b] = [data[i], final[i]];
      if (a !== b && (Math.abs((a & 255) - (b & 255)) > 32 || Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) > 32 || Math.abs(((a >> 16) & 255) - ((b >> 16) & 255)) > 32)) off++;
    }
    return off * 200 < final.length;
  };
  while (at > 0 && pictures[at - 1].data.length === final.length && like(pictures[at - 1])) at--;
  const answer = pictures.length ? Math.max(0, pictures[at].at - last) : NaN;
  const done = pictures.length ? pictures.at(-1).at - last : NaN;
  seen.pictures = [];
  seen.keep = false;
  return { sharp: answer, done };
}
