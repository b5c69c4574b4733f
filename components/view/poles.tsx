/**
 * The telephone side of the front page: poles, and wires that carry the calls of one order in turn.
 * A dead service's pole is hollow, its wire has fallen, and nothing is said behind it. Drawn at
 * 1:1 px; a phone gets it narrower, with the names in two rows.
 */
const GAP = { wide: 96, narrow: 57 } as const;
const POLE_HEIGHT = 164;
const TOP = 24;

export interface Pole {
  readonly name: string;
  readonly dead: boolean;
  /** What the last order's call to it came to: "31 ms". */
  readonly call?: string | undefined;
}

interface PolesProps {
  /** The one who calls, and those who are called, in turn. */
  readonly poles: readonly Pole[];
  readonly size: keyof typeof GAP;
  readonly label: string;
}

export function Poles({ poles, size, label }: PolesProps) {
  const gap = GAP[size];
  const lower = size === 'narrow' ? 20 : 0;
  const dead = poles.findIndex((pole) => pole.dead);
  const isCut = (place: number) => dead !== -1 && place > dead;
  return (
    <svg
      className="poles"
      data-size={size}
      data-testid={`poles-${size}`}
      width={gap * (poles.length - 1) + 72}
      height={POLE_HEIGHT + 52 + lower}
      role="img"
      aria-label={label}
    >
      <g transform={`translate(36 ${TOP})`}>
        {poles.slice(1).map(({ name, call }, index) => (
          <g key={name} data-wire={name} data-place={index + 1}>
            <Wire from={index * gap} gap={gap} fallen={index + 1 === dead} cut={isCut(index + 1)} />
            {call && (
              <text className="call" x={(index + 0.5) * gap} y={38}>
                {call}
              </text>
            )}
          </g>
        ))}
        {poles.map((pole, place) => (
          <g
            key={pole.name}
            transform={`translate(${place * gap} 0)`}
            data-pole={pole.name}
            data-dead={pole.dead}
            data-place={place}
          >
            <path className="pole" d={`M0 -14V${POLE_HEIGHT}M-15 0H15`} />
            <circle className="insulator" cx="-13" cy="-4" r="3" />
            <circle className="insulator" cx="13" cy="-4" r="3" />
            <text y={POLE_HEIGHT + 22 + (place % 2) * lower}>{pole.name}</text>
          </g>
        ))}
      </g>
    </svg>
  );
}

interface WireProps {
  /** Of the pole at its left, px. */
  readonly from: number;
  readonly gap: number;
  readonly fallen: boolean;
  readonly cut: boolean;
}

function Wire({ from, gap, fallen, cut }: WireProps) {
  const left = from + 13;
  const right = from + gap - 13;
  if (fallen) {
    return (
      <g className="fallen">
        <path d={`M${left} -4q${gap * 0.42} 16 ${gap * 0.35} 78`} />
        <path d={`M${left + gap * 0.35 - 7} 80l14 14m0 -14l-14 14`} />
      </g>
    );
  }
  const sag = `M${left} -4Q${(left + right) / 2} 34 ${right} -4`;
  return <path className={cut ? 'wire silent' : 'wire'} d={sag} />;
}
