/** Where two collections part for the first time, and what kind of slip leaves such a trace. */

export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };

export interface Difference {
  /**
   * kept: a field that should be gone; lost: a field that should be there; value: another value;
   * extra: a document that was deleted; absent: a document that is not there.
   */
  readonly kind: 'kept' | 'lost' | 'value' | 'extra' | 'absent';
  /** `ORD-7` or `ORD-7.note`. */
  readonly where: string;
}

/** undefined: they are the same. Documents first: a missing one explains its missing fields. */
export function firstDifference(
  truth: readonly Stored[],
  copy: readonly Stored[],
): Difference | undefined {
  const copied = new Map(copy.map((document) => [document._id, document]));
  const known = new Set(truth.map(({ _id }) => _id));
  const extra = copy.find(({ _id }) => !known.has(_id));
  if (extra) return { kind: 'extra', where: extra._id };
  const absent = truth.find(({ _id }) => !copied.has(_id));
  if (absent) return { kind: 'absent', where: absent._id };
  for (const document of truth) {
    const difference = fieldsOf(document, copied.get(document._id) ?? document);
    if (difference) return difference;
  }
  return undefined;
}

function fieldsOf(truth: Stored, copy: Stored): Difference | undefined {
  const where = (field: string) => `${truth._id}.${field}`;
  // What was lost is told before what was kept: a whole document replaced by its diff does both.
  for (const field of Object.keys(truth)) {
    if (!(field in copy)) return { kind: 'lost', where: where(field) };
  }
  for (const field of Object.keys(copy)) {
    if (!(field in truth)) return { kind: 'kept', where: where(field) };
  }
  const changed = Object.keys(truth).find(
    (field) => JSON.stringify(truth[field]) !== JSON.stringify(copy[field]),
  );
  return changed === undefined ? undefined : { kind: 'value', where: where(changed) };
}
