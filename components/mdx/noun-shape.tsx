/** The small shapes that a noun carries in the prose, as in the figure. */
export type NounKind = 'record' | 'partition' | 'offset' | 'duplicate';

export function NounShape({ kind }: { kind: NounKind }) {
  const { width, draw } = shapes[kind];
  return (
    <svg
      className="noun-shape"
      width={width}
      height="13"
      viewBox={`0 0 ${width} 13`}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      {draw}
    </svg>
  );
}

const shapes = {
  record: { width: 13, draw: <circle cx="6.5" cy="6.5" r="5.4" strokeWidth="1.6" /> },
  partition: {
    width: 23,
    draw: <path d="M1 2.5h21v8H1zM8 2.5v8M15 2.5v8" strokeWidth="1.4" />,
  },
  offset: {
    width: 8,
    draw: <path d="M.5 1h7v11L4 9.2.5 12z" fill="currentColor" stroke="none" />,
  },
  // The hatch is drawn stroke by stroke: a pattern by id would repeat in every sentence.
  duplicate: {
    width: 13,
    draw: (
      <>
        <circle cx="6.5" cy="6.5" r="5.4" strokeWidth="1.4" />
        <path d="M2.2 8 8 2.2M3.4 10.6l7.2-7.2M5.8 11.6l5.8-5.8" strokeWidth="1.6" />
      </>
    ),
  },
};
