// When a page is quiet: it has done all that it had put off, and nothing on it moves. What is found then would be found at any
// later time too. That nothing has happened can only be said of a quiet page.

/** In the page, before its own scripts: takes note of what they put off. Order and times stay as they are. */
const note_timers = () => {
  const { setTimeout, clearTimeout } = window;
  const put_off = new Set();
  window.setTimeout = (then, delay, ...values) => {
    const timer = setTimeout(() => {
      put_off.delete(timer);
      then(...values);
    }, delay);
    put_off.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    put_off.delete(timer);
    clearTimeout(timer);
  };
  window.n_put_off = () => put_off.size;
};

/** Before a page is opened that is to be waited for. */
export const watch = (page) => page.addInitScript(note_timers);

/** Waits until the page is quiet, for some frames in a row: what one of them brings about, the next ones show. */
export async function quiet(page) {
  const N_FRAMES = 3;
  const still = await page.evaluateHandle(() => ({ n_frames: 0 }));
  await page.waitForFunction(([still, n_frames]) => {
    const shadows = [...document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean);
    const motions = [document, ...shadows].flatMap((root) => root.getAnimations());
    // What moves for ever is not waited for.
    const moves = motions.some((motion) => motion.playState === "running" && motion.effect.getComputedTiming().endTime < Infinity);
    still.n_frames = moves || window.n_put_off() > 0 ? 0 : still.n_frames + 1;
    return still.n_frames >= n_frames;
  }, [still, N_FRAMES]);
}
