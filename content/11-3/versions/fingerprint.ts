/**
 * One short number for what a view says of its orders: views that say the same have the same one.
 * Pure, so that the page and the check of the challenge reckon alike: FNV-1a, 64 bits
 * (Fowler, Noll, Vo), over `_id qty total` of every document in the order of their ids.
 */

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

export interface Said {
  readonly _id: string;
  readonly qty: number;
  readonly total: number;
}

/** @returns sixteen hexadecimal digits */
export function fingerprint(documents: readonly Said[]): string {
  const sorted = [...documents].sort((a, b) => (a._id < b._id ? -1 : 1));
  return fnv1a(sorted.map(({ _id, qty, total }) => `${_id} ${qty} ${total}\n`).join(''));
}

/** @returns sixteen hexadecimal digits */
export function fnv1a(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, '0');
}

/** Ids of which the two say something different, or that one of them lacks; sorted. */
export function differing(a: readonly Said[], b: readonly Said[]): string[] {
  const ids = [...new Set([...a, ...b].map(({ _id }) => _id))].sort();
  const said = (of: readonly Said[], id: string) => {
    const found = of.find(({ _id }) => _id === id);
    return found && `${found.qty} ${found.total}`;
  };
  return ids.filter((id) => said(a, id) !== said(b, id));
}
