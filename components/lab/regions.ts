/**
 * Cuts a named region out of a source file: `// #region name` to its `// #endregion`, markers left
 * out, indentation taken back, with the line numbers of the file and its crash points.
 */
export interface RegionLine {
  /** Line number in the file. */
  readonly number: number;
  readonly text: string;
  /** The process dies here when the reader chose this point. */
  readonly crashPoint?: string;
}

const opening = /^\s*\/\/\s*#region\s+(\S+)\s*$/;
const closing = /^\s*\/\/\s*#endregion\b/;
const point = /\bcrashPoint\(\s*['"]([^'"]+)['"]\s*\)/;

/** The whole file when no region is named; throws when the region isn't there. */
export function cutRegion(source: string, region?: string): RegionLine[] {
  const all = source.replace(/\n$/, '').split('\n');
  const kept: RegionLine[] = [];
  let open: string[] = [];
  for (const [index, text] of all.entries()) {
    const name = opening.exec(text)?.[1];
    if (name) open = [...open, name];
    else if (closing.test(text)) open = open.slice(0, -1);
    else if (region === undefined || open.includes(region)) kept.push(line(index + 1, text));
  }
  if (kept.length === 0) throw new Error(`No lines in region "${region}".`);
  return dedent(kept);
}

function line(number: number, text: string): RegionLine {
  const crashPoint = point.exec(text)?.[1];
  return crashPoint ? { number, text, crashPoint } : { number, text };
}

function dedent(lines: readonly RegionLine[]): RegionLine[] {
  const indents = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => text.length - text.trimStart().length);
  const shared = Math.min(...indents);
  return lines.map((each) => ({ ...each, text: each.text.slice(shared) }));
}
