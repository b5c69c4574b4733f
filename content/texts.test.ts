/**
 * Keeps each lab's texts true to the lab: both languages have the same parts in the same order,
 * and every name a text uses (milestone, prediction, value, control) is one the lab knows. It
 * reads whatever folders there are, so a new lab is checked by being there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createProcessor } from '@mdx-js/mdx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabServer, Text } from '#lib/lab.ts';
import { findTerm } from './glossary.ts';
import { labs } from './labs.ts';

interface Part {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Vocabulary {
  readonly milestones: readonly string[];
  readonly predictions: readonly string[];
  readonly values: readonly string[];
  readonly words: readonly string[];
}

interface Question {
  readonly id: string;
  readonly question: Text;
  readonly options: readonly {
    readonly id: string;
    readonly text: Text;
    readonly right: boolean;
    readonly reason: Text;
  }[];
}

const here = import.meta.dirname;
const chapters = readdirSync(here).filter((name) =>
  existsSync(path.join(here, name, 'page.id.mdx')),
);
const folders = chapters.flatMap((chapter) =>
  readdirSync(path.join(here, chapter))
    .map((slug) => path.join(chapter, slug))
    .filter((folder) => existsSync(path.join(here, folder, 'lab.id.mdx'))),
);

describe('the texts of the book', () => {
  it('are found', () => {
    expect(folders).toContain(path.join('11-1', 'log'));
  });
});

/** A chapter's page may lead to the table as well. */
const isLab = (target = '') => target !== 'guarantees';

describe.each(chapters)('introduction of %s', (chapter) => {
  const text = (locale: string) => read(path.join(chapter, `page.${locale}.mdx`));

  it('links to the same labs in both languages, and each is registered', () => {
    const linked = (locale: string) =>
      [...text(locale).matchAll(/\]\(\/(id|en)\/([^)]+)\)/g)].map(([, language, target]) => {
        expect(language).toBe(locale);
        return target;
      });
    const registered = labs.filter((lab) => lab.chapter === chapter);
    expect(linked('id').filter(isLab)).toEqual(registered.map((lab) => `${chapter}/${lab.slug}`));
    expect(linked('en')).toEqual(linked('id'));
  });
});

describe.each(folders)('lab %s', (folder) => {
  const texts = { id: read(`${folder}/lab.id.mdx`), en: read(`${folder}/lab.en.mdx`) };
  let known: Vocabulary;
  let words: Readonly<Record<'id' | 'en', Readonly<Record<string, unknown>>>>;
  let quiz: readonly Question[];
  let stored: LabServer['answers'];

  beforeAll(async () => {
    const load = (file: string) => import(path.join(here, folder, file));
    words = (await load('messages.ts')).messages;
    quiz = (await load('quiz.ts')).quiz;
    const { model } = await load('model.ts');
    const { lab } = await load('lab.ts');
    stored = lab.answers;
    known = {
      milestones: Object.keys(model.milestones),
      predictions: Object.keys(model.measures),
      values: Object.keys(model.live),
      words: Object.keys(words.id),
    };
  });

  it('says the same in both languages', () => {
    expect(parts(texts.en)).toEqual(parts(texts.id));
  });

  it('is written: nothing of the template is left to do', () => {
    const files = readdirSync(path.join(here, folder));
    const left = files.filter((file) => read(`${folder}/${file}`).includes('TODO'));
    expect(left).toEqual([]);
  });

  it('names only what the lab knows', () => {
    expect(strangers(texts.id, known)).toEqual([]);
  });

  it('notices a name the lab does not know, and a part that one language lacks', () => {
    const places = [
      '<Step until="',
      '<Do control="',
      '<Live value="',
      '<Predict id="',
      '<Term name="',
    ];
    const broken = places.map((place) => texts.id.replace(place, `${place}no-`));
    expect(broken.map((text) => strangers(text, known).length)).toEqual(places.map(() => 1));
    const without = texts.en.replace(/<Do control="[^"]+">[^<]*<\/Do>/, '');
    expect(parts(without)).not.toEqual(parts(texts.id));
  });

  it('offers the very options that the server stores', () => {
    const offered: Record<string, string[]> = {};
    for (const { name, attributes } of parts(texts.id)) {
      const id = attributes.id ?? '';
      if (name.endsWith('/Predict')) offered[id] = [];
      if (name.endsWith('/Option')) Object.values(offered).at(-1)?.push(id);
    }
    expect(offered).toEqual(stored.predictions);
  });

  it('has the same words in both languages, none of them empty', () => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words.id));
    for (const [key, word] of [...Object.entries(words.id), ...Object.entries(words.en)]) {
      expect(typeof word === 'function' || word, key).toBeTruthy();
    }
  });

  it('has a quiz with one right option a question and a reason for every option', () => {
    expect(quiz.length).toBeGreaterThan(0);
    for (const { id, question, options } of quiz) {
      expect(options.filter((option) => option.right).length, id).toBe(1);
      expect(new Set(options.map((option) => option.id)).size, id).toBe(options.length);
      for (const text of [question, ...options.flatMap((option) => [option.text, option.reason])]) {
        expect(text.id.trim(), id).not.toBe('');
        expect(text.en.trim(), id).not.toBe('');
      }
    }
    const places = quiz.map(({ options }) => options.findIndex((option) => option.right));
    expect(new Set(places).size, 'the right option stands in one place').toBeGreaterThan(1);
  });
});

function read(file: string): string {
  return readFileSync(path.join(here, file), 'utf8');
}

// Attributes that hold words of a language; all others must agree.
const WORDS = new Set(['question', 'title']);

/** The components of a text in reading order, each with the path of those around it. */
function parts(mdx: string): Part[] {
  const found: Part[] = [];
  const visit = (node: MdxNode, around: string) => {
    const name = node.name ? `${around}/${node.name}` : around;
    if (node.name) found.push({ name, attributes: attributesOf(node) });
    for (const child of node.children ?? []) visit(child, name);
  };
  visit(createProcessor().parse(mdx) as MdxNode, '');
  return found;
}

interface MdxNode {
  readonly name?: string | null;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly MdxNode[];
}

function attributesOf(node: MdxNode): Record<string, string> {
  const named = (node.attributes ?? []).filter(({ name }) => name && !WORDS.has(name));
  return Object.fromEntries(named.map(({ name, value }) => [name, String(value)]));
}

/** Every name in a text that its lab doesn't know. */
function strangers(mdx: string, known: Vocabulary): string[] {
  return parts(mdx).flatMap(({ name, attributes }) => {
    const { until, control, id, value, name: term } = attributes;
    const component = name.slice(name.lastIndexOf('/') + 1);
    const unknown: string[] = [];
    if (until && !known.milestones.includes(until)) unknown.push(`until ${until}`);
    if (control && !known.words.includes(control)) unknown.push(`control ${control}`);
    if (component === 'Predict' && !known.predictions.includes(id ?? ''))
      unknown.push(`Predict ${id}`);
    if (component === 'Term' && !findTerm(term ?? '')) unknown.push(`Term ${term}`);
    if (component === 'Live' && !known.values.includes(value ?? '')) unknown.push(`Live ${value}`);
    return unknown;
  });
}
