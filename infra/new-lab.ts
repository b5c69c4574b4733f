/**
 * `npm run new-lab -- 11-1/replication 7`: a folder that runs from the start, copied from
 * `infra/lab-template`, with its lines in the two registries and its links in the chapter's pages.
 * What only an author can write stands there as TODO, and a test is red while it does.
 */
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';

const PLACEHOLDER = 'lab-template';
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const READY = { id: '**Siap dijalankan.**', en: '**Ready to run.**' };
const MINUTES = { id: 'menit', en: 'minutes' };
const NOT_READY = { id: '*Belum siap.*', en: '*Not ready yet.*' };

export interface NewLab {
  /** Of the repository. */
  readonly root: string;
  readonly chapter: string;
  readonly slug: string;
  /** Its number in the chapter's list of sections. */
  readonly section: number;
}

/** @throws Error when the name is taken or malformed, or the chapter has no such open section. */
export async function addLab(lab: NewLab): Promise<void> {
  const { root, chapter, slug } = lab;
  if (!SLUG.test(slug)) throw new Error(`A slug is of a-z, 0-9 and -, and "${slug}" is not.`);
  const page = (locale: 'id' | 'en') => path.join(root, `content/${chapter}/page.${locale}.mdx`);
  const registry = path.join(root, 'content/labs', `${chapter}.ts`);
  const server = path.join(root, 'content/labs.server.ts');
  if (await isTaken(root, slug)) throw new Error(`A lab is called ${slug} already.`);
  const folder = path.join(root, 'content', chapter, slug);
  if (await exists(folder))
    throw new Error(`There is a folder content/${chapter}/${slug} already.`);
  const id = linked(await readFile(page('id'), 'utf8'), lab, 'id');
  const en = linked(await readFile(page('en'), 'utf8'), lab, 'en');
  // All that can be refused has been: from here on files change.
  await cp(path.join(root, 'infra', PLACEHOLDER), folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(PLACEHOLDER, slug));
  }
  await writeFile(page('id'), id.page);
  await writeFile(page('en'), en.page);
  const listed = await readFile(registry, 'utf8');
  await writeFile(registry, registered(listed, lab, { id: id.title, en: en.title }));
  await writeFile(server, served(await readFile(server, 'utf8'), lab));
}

/** In whatever chapter: a slug names its lab everywhere. */
async function isTaken(root: string, slug: string): Promise<boolean> {
  const folder = path.join(root, 'content/labs');
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  const texts = [...files, path.join(root, 'content/labs.ts')].map((file) =>
    readFile(file, 'utf8'),
  );
  return (await Promise.all(texts)).some((text) => text.includes(`slug: '${slug}'`));
}

/** The chapter's page with the line of this section as a link, and the title that stood there. */
function linked(page: string, { chapter, slug, section }: NewLab, locale: 'id' | 'en') {
  const line = page.split('\n').find((one) => one.startsWith(`${section}. `)) ?? '';
  const end = `. ${NOT_READY[locale]}`;
  if (!line.endsWith(end)) {
    const file = `content/${chapter}/page.${locale}.mdx`;
    throw new Error(`${file} has no line "${section}. <title>${end}" to make a link of.`);
  }
  const text = line.slice(`${section}. `.length, -end.length);
  // The title is the first sentence; what follows says what the reader breaks there.
  const at = text.search(/[.?!] /);
  const title = at < 0 ? text : text.slice(0, at + 1).replace(/\.$/, '');
  const breaks = at < 0 ? '' : `${text.slice(at + 2)}. `;
  const minutes = `<Minutes of="${slug}" /> ${MINUTES[locale]}`;
  const address = `/${locale}/${chapter}/${slug}`;
  const link = `${section}. [${title}](${address}), ${minutes}. ${breaks}${READY[locale]}`;
  return { title, page: page.replace(line, () => link) };
}

/** In the order of the chapter: before the first lab that follows it. */
function registered(
  source: string,
  { chapter, slug, section }: NewLab,
  title: { readonly id: string; readonly en: string },
): string {
  const entry = `  {
    slug: '${slug}',
    chapter: '${chapter}',
    section: ${section},
    title: ${JSON.stringify(title)},
    minutes: 12,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 1 },
  },
`;
  const start = source.indexOf('export const labs:');
  const end = source.indexOf('\n];', start) + 1;
  const others = [...source.slice(start, end).matchAll(ENTRY)];
  const next = others.find(([, number]) => Number(number) > section);
  const at = next ? start + next.index : end;
  return source.slice(0, at) + entry + source.slice(at);
}

const ENTRY = / {2}\{\n {4}slug: '[^']+',\n {4}chapter: '[^']+',\n {4}section: (\d+),/g;

function served(source: string, { chapter, slug }: NewLab): string {
  const name = slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const imports =
    `import { lab as ${name} } from './${chapter}/${slug}/lab.ts';\n` +
    `import { model as ${name}Model } from './${chapter}/${slug}/model.ts';\n`;
  const line = `  { slug: '${slug}', server: ${name}, model: ${name}Model },\n`;
  return source
    .replace("import { findFolder } from './labs.ts';", (own) => imports + own)
    .replace(/(const parts = \[\n[\s\S]*?)(\];)/, (_, parts, close) => parts + line + close);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

const LEFT = (folder: string) => `${folder} runs. Left to write:
  every TODO in it (npx vitest run content/texts.test.ts names them)
  ${folder}/lab.test.ts: the verbs on the real stack, as in content/11-1/log
  ${folder}/walkthrough.e2e.ts: in the browser, what the text says
  the sentences of the chapter's page that count its ready sections
  its part of docs/walkthrough.md
Then: npm run format && npm test -- `;

async function main([place = '', section = '']: string[]): Promise<void> {
  const [chapter, slug] = place.split('/');
  if (!chapter || !slug || !/^\d{1,2}$/.test(section)) {
    throw new Error(
      'Usage: npm run new-lab -- <chapter>/<slug> <section>, as in 11-1/replication 7',
    );
  }
  await addLab({ root: repoRoot(), chapter, slug, section: Number(section) });
  console.log(LEFT(`content/${chapter}/${slug}`) + slug);
}

if (process.argv[1] === import.meta.filename) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
