// Patience with a page that is drawn anew, covers things for a moment, or is slow: short attempts, each from the start.

/** Length of the first attempt; each further one is longer, since a busy machine needs that. */
const FIRST_MS = 1500;
const LONGER = 1.6;
/** So long it is tried at least, if nothing else is said. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 150;

/**
 * Attempts something until it works, and gives what it gives; the last failure is told. `attempt(ms)` begins at the start
 * each time and gives up after about `ms`. It must not fail once it had its effect.
 */
export async function patiently(attempt, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  for (let ms = FIRST_MS; ; ms *= LONGER) {
    try {
      return await attempt(ms);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

/** Whether a click that ran out of time was done all the same, as its log tells. */
const wasDone = ({ message }) => message.lastIndexOf('performing click action') > message.lastIndexOf('retrying');

/** Clicks an element once: time that runs out after the click itself is no failure, for it must not be done again. */
export async function press(locator, options) {
  try {
    await locator.click(options);
  } catch (error) {
    if (!wasDone(error)) throw error;
  }
}
