/** `npm run new-lab` on a copy of what it changes. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repoRoot } from '#lib/stack/paths.ts';
import { addLab } from './new-lab.ts';

/** Sections that the book will hardly have, so that the test outlives its chapters. */
const PAGE = {
  id: '97. Percobaan. Sesuatu dirusak. *Belum siap.*\n98. [Ada](/id/11-1/log). **Siap dijalankan.**\n',
  en: '97. Experiment. Something is broken. *Not ready yet.*\n98. [There](/en/11-1/log). **Ready to run.**\n',
};

const REGISTRY = 'content/labs/11-1.ts';
const COPIED = ['content/labs', 'content/labs.ts', 'content/labs.server.ts', 'infra/lab-template'];

describe('a new lab', () => {
  let root: string;
  const read = (file: string) => readFile(path.join(root, file), 'utf8');
  const add = (slug: string, section = 97) => addLab({ root, chapter: '11-1', slug, section });

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'menara-new-lab-'));
    await mkdir(path.join(root, 'content/11-1'), { recursive: true });
    for (const file of COPIED) {
      await cp(path.join(repoRoot(), file), path.join(root, file), { recursive: true });
    }
    for (const locale of ['id', 'en'] as const) {
      await writeFile(path.join(root, `content/11-1/page.${locale}.mdx`), PAGE[locale]);
    }
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('has every file of the template under its own name', async () => {
    await add('two-words');
    const files = await readdir(path.join(root, 'content/11-1/two-words'));
    expect(files.sort()).toEqual((await readdir(path.join(root, 'infra/lab-template'))).sort());
    for (const file of files) {
      expect(await read(`content/11-1/two-words/${file}`)).not.toContain('lab-template');
    }
  });

  it('is registered in the order of its chapter, and linked with the title of its line', async () => {
    await add('two-words');
    const registry = await read(REGISTRY);
    const slugs = [...registry.matchAll(/slug: '([^']+)'/g)].map(([, slug]) => slug);
    expect(slugs.slice(-2)).toEqual(['batching', 'two-words']);
    expect(registry).toContain('title: {"id":"Percobaan","en":"Experiment"}');
    const server = await read('content/labs.server.ts');
    expect(server).toContain("import { lab as twoWords } from './11-1/two-words/lab.ts';");
    expect(server).toContain("{ slug: 'two-words', server: twoWords, model: twoWordsModel },");
    expect(await read('content/11-1/page.id.mdx')).toContain(
      '97. [Percobaan](/id/11-1/two-words), <Minutes of="two-words" /> menit. Sesuatu dirusak. **Siap dijalankan.**',
    );
  });

  it.each([
    ['Keys', 97, 'A slug is of'],
    ['../keys', 97, 'A slug is of'],
    ['log', 97, 'is called log already'],
    ['relay', 97, 'is called relay already'],
    ['tower', 97, 'is called tower already'],
    ['unheard-of', 98, 'page.id.mdx has no line'],
    ['unheard-of', 99, 'page.id.mdx has no line'],
  ])('called %s in section %i is refused and changes nothing', async (slug, section, why) => {
    const before = await read(REGISTRY);
    await expect(add(slug, section)).rejects.toThrow(why);
    expect(await read(REGISTRY)).toBe(before);
    expect(await read('content/11-1/page.id.mdx')).toBe(PAGE.id);
    const made = await readdir(path.join(root, 'content/11-1'));
    expect(made.sort()).toEqual(['page.en.mdx', 'page.id.mdx']);
  });
});
