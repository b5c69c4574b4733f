/**
 * The server under abuse, with eyes of its own on broker and database, and visitors who have a
 * cookie and an open sandbox in every lab.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { labs, openings } from '#content/labs.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { newVisitorCookie } from '#lib/visitor.ts';
import type { Target } from './attempts.ts';
import { createSender, type Sender } from './send.ts';
import type { Look } from './state.ts';

export interface Addresses {
  readonly url: string;
  readonly brokers: readonly string[];
  readonly mongoUri: string;
}

export interface Visitor {
  readonly cookie: string;
  /** Sandbox of each lab: `sb-<16 hex>-r<run>`. */
  readonly sandboxes: ReadonlyMap<string, string>;
}

export interface House extends AsyncDisposable, Look {
  readonly url: string;
  readonly brokers: readonly string[];
  readonly sender: Sender;
  readonly kafka: Kafka;
  /** Opens the labs named, one after the other. */
  visitor(slugs?: readonly string[]): Promise<Visitor>;
  target(visitor: Visitor): Promise<Target>;
}

const CONNECTIONS = 24;
const toolsSchema = z.object({ ok: z.literal(true), data: z.object({ sandbox: z.string() }) });
const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

export async function openHouse({ url, brokers, mongoUri }: Addresses): Promise<House> {
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  const kafka = new Kafka({ brokers: [...brokers], clientId: 'abuse', logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const mongo = new MongoClient(mongoUri);
  await Promise.all([admin.connect(), mongo.connect()]);
  const sender = createSender(url, CONNECTIONS);
  const get = (path: string, cookie: string, accept = '*/*') =>
    sender.http({ method: 'GET', path, headers: { cookie, accept } });
  return {
    ...{ url, brokers, admin, mongo, kafka, sender },
    async visitor(slugs = [...labs, ...openings].map(({ slug }) => slug)) {
      const cookie = `menara=${newVisitorCookie()}`;
      const sandboxes = new Map<string, string>();
      for (const slug of slugs) {
        const { text } = await get(`/api/lab/${slug}/tools`, cookie);
        sandboxes.set(slug, toolsSchema.parse(JSON.parse(text)).data.sandbox);
      }
      return { cookie, sandboxes };
    },
    async target({ cookie }) {
      const form = (await get('/id/progress', cookie, 'text/html')).text;
      const hidden = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
      const fields = [...hidden].map(([, key = '', value = '']) => [key, unescaped(value)]);
      return { origin: url, cookie, actions: await actions(), fields: Object.fromEntries(fields) };
    },
    async [Symbol.asyncDispose]() {
      sender.close();
      await Promise.all([admin.disconnect(), mongo.close()]);
    },
  };
}

/** The first byte of an action's id names its parameters: one without any can't be given a wrong one. */
const WITHOUT_INPUT = '00';
/** `bring` takes a form, which has an attempt of its own; the others take what a die may hit: a number. */
const NEVER_WRONG = /^(bring|forecast|flow|setRetention|startAll)$/;

/** What the built pages may call, at the first lab that has it. */
async function actions(): Promise<Target['actions']> {
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  const file = join(repoRoot(), folder, 'server/server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return Object.entries(node)
    .filter(
      ([id, { exportedName }]) => !id.startsWith(WITHOUT_INPUT) && !NEVER_WRONG.test(exportedName),
    )
    .map(([id, { workers }]) => {
      const route = Object.keys(workers)[0]?.replace(/^app|\/page$/g, '') ?? '';
      const lab = labs.find(({ chapter }) => route.includes(`/${chapter}/`));
      return { id, page: route.replace('[locale]', 'id').replace('[lab]', lab?.slug ?? '') };
    });
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
