/** A value of the lab's state inside a sentence: "…" until it is known, then tabular figures. */
export function LiveView({ value }: { value: string | undefined }) {
  return <span className="live-value">{value ?? '…'}</span>;
}
