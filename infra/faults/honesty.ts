/**
 * Watches as long as a fault lasts that the page is not called live while it misses what the broker
 * acknowledged more than five seconds ago: whatever went wrong, that would be a lie.
 */
import { look } from './screen.ts';
import type { World } from './world.ts';

const LOOK_EVERY_MS = 250;

/** @returns ends the watch, with what was seen; empty when the page was honest */
export function watchHonesty(world: World, limitMs: number): () => Promise<string[]> {
  const lies = new Set<string>();
  let watching = true;
  const watch = async () => {
    while (watching) {
      const [run] = world.runs;
      const wanted = run?.traffic.endBefore(limitMs) ?? 0;
      // A page that is being loaded claims nothing.
      const view = await look(world.page).catch(() => undefined);
      if (view?.badge === 'live' && view.end !== '' && Number(view.end) < wanted) {
        lies.add('called live, though behind the broker for more than 5 s');
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  };
  const done = watch();
  return async () => {
    watching = false;
    await done;
    return [...lies];
  };
}
