import { describe, expect, it } from 'vitest';
import { tokensOf } from './highlight.ts';

describe('highlighting', () => {
  it('changes no character of the code', async () => {
    const code = "const a = 'b'; // why\n\nawait run(a, 1);";
    const lines = await tokensOf(code);
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
  });

  it('names kinds, not colours', async () => {
    const [line] = await tokensOf("const a = 'b'; // why");
    expect(line?.find(({ text }) => text === 'const')?.kind).toBe('keyword');
    expect(line?.find(({ text }) => text.includes('why'))?.kind).toBe('comment');
  });
});
