/** How the cost grows with the class, as an SVG that needs nothing: three small charts in a row. */
import { houseCpu, type LoadRun } from '../load/result.ts';

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly goal: number;
  readonly goalName: string;
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

const WIDE = 300;
const HIGH = 240;
const LEFT = 44;
const TOP = 44;
const PLOT = { wide: WIDE - LEFT - 24, high: HIGH - TOP - 44 };
/** Readable on white and on the dark page of a repository; told apart by dashes as well. */
const INKS = ['#3b7dd8', '#c2681a'];
const DASHES = ['', '5 3'];

export function growthChart(run: LoadRun): string {
  const { steps } = run;
  const panels: Panel[] = [
    {
      ...{ title: 'Latency, p95', unit: 'ms', goal: 300, goalName: 'goal 300 ms' },
      lines: [
        { name: 'click → screen', values: steps.map(({ screen }) => screen?.p95 ?? null) },
        { name: 'press → socket', values: steps.map(({ socket }) => socket?.p95 ?? null) },
      ],
    },
    {
      ...{ title: 'CPU of two cores', unit: '%', goal: 60, goalName: 'goal 60 %' },
      lines: [
        { name: 'all', values: steps.map(({ usage }) => houseCpu(usage) * 50) },
        { name: 'children', values: steps.map(({ usage }) => usage.cpu.children * 50) },
      ],
    },
    {
      ...{ title: 'Memory', unit: 'GiB', goal: 12, goalName: 'goal 12 GiB' },
      lines: [
        { name: 'all', values: steps.map(({ usage }) => usage.memoryMax / 1024) },
        { name: 'children', values: steps.map(({ usage }) => usage.memory.children / 1024) },
      ],
    },
  ];
  const sizes = steps.map(({ visitors }) => visitors);
  const drawn = panels.map((panel, at) => drawPanel(panel, sizes, at * WIDE));
  const wide = WIDE * panels.length;
  const name = 'Latency, CPU and memory by number of visitors';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${HIGH}" role="img" aria-label="${name}">`,
    '<style>text{font:12px system-ui,sans-serif;fill:#808080}.t{font-weight:600}</style>',
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel(panel: Panel, sizes: readonly number[], shift: number): string {
  const { title, unit, goal, goalName, lines } = panel;
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const top = Math.max(goal, ...known) * 1.1;
  const most = Math.max(1, ...sizes);
  const x = (size: number) => fixed(LEFT + (size / most) * PLOT.wide);
  const y = (value: number) => fixed(TOP + PLOT.high * (1 - value / top));
  const floor = TOP + PLOT.high;
  // The goal says where it lies itself; 0 and the largest figure give the scale.
  const ticks = [0, Number(Math.max(0, ...known).toPrecision(3))];
  return [
    `<g transform="translate(${shift} 0)">`,
    `<text class="t" x="${LEFT}" y="16">${title}, ${unit}</text>`,
    `<path d="M${LEFT} ${TOP}V${floor}H${LEFT + PLOT.wide}" fill="none" stroke="#808080"/>`,
    `<path d="M${LEFT} ${y(goal)}h${PLOT.wide}" stroke="#808080" stroke-dasharray="2 4"/>`,
    `<text x="${LEFT + PLOT.wide}" y="${y(goal) - 4}" text-anchor="end">${goalName}</text>`,
    ...ticks.map((at) => `<text x="${LEFT - 6}" y="${y(at) + 4}" text-anchor="end">${at}</text>`),
    ...sizes.map(
      (size) => `<text x="${x(size)}" y="${floor + 16}" text-anchor="middle">${size}</text>`,
    ),
    ...lines.map(({ name, values }, at) => drawLine(name, values, sizes, at, x, y)),
    '</g>',
  ].join('\n');
}

function drawLine(
  name: string,
  values: readonly (number | null)[],
  sizes: readonly number[],
  at: number,
  x: (size: number) => number,
  y: (value: number) => number,
): string {
  const points = sizes.flatMap((size, index) => {
    const value = values[index];
    return typeof value === 'number' ? [{ x: x(size), y: y(value) }] : [];
  });
  const ink = INKS[at] ?? '#808080';
  const dash = DASHES[at] ? ` stroke-dasharray="${DASHES[at]}"` : '';
  const path = points.map((point) => `${point.x} ${point.y}`).join('L');
  const legend = LEFT + at * 118;
  return [
    `<path d="M${path}" fill="none" stroke="${ink}" stroke-width="2"${dash}/>`,
    ...points.map((point) => `<circle cx="${point.x}" cy="${point.y}" r="3" fill="${ink}"/>`),
    `<path d="M${legend} 30h18" stroke="${ink}" stroke-width="2"${dash}/>`,
    `<text x="${legend + 22}" y="34">${name}</text>`,
  ].join('\n');
}

const fixed = (value: number) => Number(value.toFixed(1));
