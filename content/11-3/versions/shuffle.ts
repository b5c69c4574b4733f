/** Chance from a seed: the same seed lays the same events in the same order, on any machine. */

/** Numbers in [0, 1): mulberry32, public domain, Tommy Ettinger. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every one of them `copies` times, in an order that the seed alone decides (Fisher–Yates). */
export function shuffled<Thing>(things: readonly Thing[], copies: number, seed: number): Thing[] {
  const random = randomOf(seed);
  const all = Array.from({ length: copies }, () => things).flat();
  for (let end = all.length - 1; end > 0; end -= 1) {
    const other = Math.floor(random() * (end + 1));
    const kept = all[end] as Thing;
    all[end] = all[other] as Thing;
    all[other] = kept;
  }
  return all;
}
