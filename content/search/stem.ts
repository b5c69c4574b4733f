/**
 * Indonesian words wear affixes (*dibaca*, *membacanya*), and a reader who looks for *baca* wants
 * them all. Cutting the commonest ones is enough here; what remains may be no word, but it is the
 * same on both sides.
 */
const SUFFIX = /(?:nya|lah|kah|kan)$/;
const PREFIX = /^(?:di|ter|ber|mem|men|me|pem|pen)(?=[a-z]{4})/;
const SHORTEST = 4;

export function stem(word: string): string {
  const bare = word.replace(SUFFIX, '');
  const kept = bare.length >= SHORTEST ? bare : word;
  const root = kept.replace(PREFIX, '');
  return root.length >= SHORTEST ? root : kept;
}
