/**
 * Presses buttons the way the page does, without a page: a server action is a POST whose name is
 * in the manifest of the build. Used where fifty presses must arrive at once.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PRESS_HEADER } from '#components/lab/press-header.ts';
import { findFolder } from '#content/labs.ts';
import { repoRoot } from '#lib/stack/paths.ts';

export type Pressed = { readonly ok: true } | { readonly ok: false; readonly code: string };

export type Press = (
  cookie: string,
  slug: string,
  action: string,
  ...args: unknown[]
) => Promise<Pressed>;

const ANSWER_WITHIN_MS = 30_000;

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});
const answerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export interface PressOptions {
  /** The clone whose build is pressed. */
  readonly root?: string;
  /** The name of each press: the same again is what a browser sends when a connection broke. */
  readonly name?: string;
}

export async function openPress(
  url: string,
  { root = repoRoot(), name }: PressOptions = {},
): Promise<Press> {
  const file = join(root, '.next/server/server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const ids = new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      // A clone inside of another is named from the outer one.
      `${filename.slice(filename.lastIndexOf('content/'))}#${exportedName}`,
      id,
    ]),
  );
  return async (cookie, slug, action, ...args) => {
    const lab = findFolder(slug);
    const folder = `${lab?.chapter}/${slug}`;
    const id = ids.get(`content/${folder}/actions.ts#${action}`);
    if (!id) throw new Error(`the build has no action ${folder} ${action}`);
    const path = lab?.chapter === 'pembuka' ? '/id' : `/id/${folder}`;
    return fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'Next-Action': id,
        'Content-Type': 'text/plain;charset=UTF-8',
        Accept: 'text/x-component',
        Cookie: `menara=${cookie}`,
        Origin: url,
        ...(name && { [PRESS_HEADER]: name }),
      },
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).then(answerOf, () => ({ ok: false, code: 'no-answer' }));
  };
}

/** The answer is one row of a stream: `1:{"ok":true}`. */
async function answerOf(response: Response): Promise<Pressed> {
  // Its head may come in time and the rest not.
  const text = await response.text().catch(() => undefined);
  if (text === undefined) return { ok: false, code: 'no-answer' };
  const rows = text.split('\n').map((row) => /^\w+:(\{"ok":.*)$/.exec(row)?.[1]);
  const row = rows.find((found) => found !== undefined);
  if (!row) return { ok: false, code: `http ${response.status}` };
  return answerSchema.parse(JSON.parse(row));
}
