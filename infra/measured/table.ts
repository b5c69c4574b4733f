/** Rows as a table of Markdown; the first is its head. */
import type { Row } from '../bench/print.ts';

export function table([head = [], ...body]: readonly Row[]): string {
  const line = (cells: Row) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
