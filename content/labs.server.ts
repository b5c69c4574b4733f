/** slug → what runs on the server. Imported by `server.ts` only; a new lab adds a line here. */
import type { LabModule } from '#lib/room.ts';
import { lab as keys } from './11-1/keys/lab.ts';
import { model as keysModel } from './11-1/keys/model.ts';
import { lab as log } from './11-1/log/lab.ts';
import { model as logModel } from './11-1/log/model.ts';
import { lab as uniqueIndex } from './11-3/unique-index/lab.ts';
import { model as uniqueIndexModel } from './11-3/unique-index/model.ts';
import { findFolder } from './labs.ts';
import { lab as tower } from './pembuka/tower/lab.ts';
import { model as towerModel } from './pembuka/tower/model.ts';

const parts = [
  { slug: 'log', server: log, model: logModel },
  { slug: 'keys', server: keys, model: keysModel },
  { slug: 'unique-index', server: uniqueIndex, model: uniqueIndexModel },
  { slug: 'tower', server: tower, model: towerModel },
];

export const labModules: readonly LabModule[] = parts.map(({ slug, server, model }) => {
  const entry = findFolder(slug);
  if (!entry) throw new Error(`labs.ts does not list ${slug}`);
  return { slug, server, model: model as LabModule['model'], limits: entry.limits };
});
