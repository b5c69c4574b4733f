/**
 * Keeps `docs/walkthrough.md` true: each selector it lists is made by some part of the product, and
 * each name of a button is a word that the product has in that language.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const source = ['components', 'content'].flatMap((folder) => filesOf(folder)).join('\n');
/** Found once: to search all sources for each name would take seconds. */
const found = (pattern: RegExp) => new Set([...source.matchAll(pattern)].map(([text]) => text));
/** `data-testid="end"` and the beginning of {`predict-${. */
const made = found(/[a-z-]+=(?:"[^"\n]*"|\{`[^`$\n]*\$\{)/g);
const computed = found(/[a-z-]+(?==\{)/g);
const quoted = found(/(?<=['"])[^'"\s]+(?=['"])/g);
const page = readFileSync(path.join(root, 'docs/walkthrough.md'), 'utf8');

describe('docs/walkthrough.md', () => {
  it('lists selectors that the product makes', () => {
    const selectors = [...page.matchAll(/\[([a-z-]+)="([^"]+)"\]/g)];
    expect(selectors.length).toBeGreaterThan(20);
    const lost = selectors.filter(([, attribute, value]) => !isMade(attribute ?? '', value ?? ''));
    expect(lost.map(([selector]) => selector)).toEqual([]);
  });

  it('names buttons as the product does, in both languages', () => {
    const rows = [...page.matchAll(/^\| ([A-Z][^|/]+) \/ ([A-Z][^|]+?) +\| `\[data/gm)];
    expect(rows.length).toBeGreaterThan(8);
    const names = rows.flatMap(([, indonesian, english]) => [indonesian ?? '', english ?? '']);
    expect(names.filter((name) => !source.includes(name))).toEqual([]);
  });

  it('would notice a selector that is not there', () => {
    expect(isMade('data-testid', 'never-made')).toBe(false);
    expect(isMade('data-control', 'send-7')).toBe(false);
  });
});

/** Literally, or by a template whose last part is a name the lab has (`send-6`, `after-payment`). */
function isMade(attribute: string, value: string): boolean {
  if (made.has(`${attribute}="${value}"`)) return true;
  if (computed.has(attribute) && quoted.has(value)) return true;
  const cuts = [...value.matchAll(/-/g)].map(({ index }) => index + 1);
  return cuts.some((cut) => {
    const template = `${attribute}={\`${value.slice(0, cut)}\${`;
    return made.has(template) && quoted.has(value.slice(cut));
  });
}

function filesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|e2e)\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8'));
}
