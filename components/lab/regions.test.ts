import { describe, expect, it } from 'vitest';
import { cutRegion } from './regions.ts';

const source = `import { run } from './run.ts';

export function start() {
  // #region loop
  for (const record of log) {
    // #region body
    handle(record);

    await crashPoint('after-insert');
    // #endregion
  }
  // #endregion
}
`;

describe('a region of a file', () => {
  it('keeps the line numbers of the file and loses its indent', () => {
    const lines = cutRegion(source, 'loop');
    expect(lines.map(({ number }) => number)).toEqual([5, 7, 8, 9, 11]);
    expect(lines.at(0)?.text).toBe('for (const record of log) {');
    expect(lines.at(1)?.text).toBe('  handle(record);');
    expect(lines.at(-1)?.text).toBe('}');
  });

  it('may lie inside another one', () => {
    expect(cutRegion(source, 'body').map(({ text }) => text)).toEqual([
      'handle(record);',
      '',
      "await crashPoint('after-insert');",
    ]);
  });

  it('marks the line where the process can be made to die', () => {
    const marked = cutRegion(source, 'loop').filter(({ crashPoint }) => crashPoint);
    expect(marked).toEqual([
      { number: 9, text: "  await crashPoint('after-insert');", crashPoint: 'after-insert' },
    ]);
  });

  it('is the whole file without its markers when none is named', () => {
    const lines = cutRegion(source);
    expect(lines.at(0)).toEqual({ number: 1, text: "import { run } from './run.ts';" });
    expect(lines.some(({ text }) => text.includes('#region'))).toBe(false);
  });

  it('that is missing is an error, not an empty listing', () => {
    expect(() => cutRegion(source, 'nowhere')).toThrow('nowhere');
  });
});
