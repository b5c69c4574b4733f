/**
 * The rights that docs/operating.md names are enough, and none is more than enough: the labs are
 * played, reset and reaped on a broker with an authorizer and a mongod with access control.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AclEntry } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labModules } from '#content/labs.server.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { deleteRun } from '#lib/reaper.ts';
import { visitorOf } from '#lib/registry.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { findLeftovers } from '#lib/sweep.ts';
import { type HostBench, openHost } from '#lib/testing/host.ts';
import { passwordOf, type Secured, startSecured } from '#lib/testing/secured.ts';
import { aclsIn, mongoRightsIn } from './rights.ts';

const page = await readFile(join(repoRoot(), 'docs/operating.md'), 'utf8');
const acls = aclsIn(page);
let secured: Secured;

beforeAll(async () => {
  secured = await startSecured();
  const admin = new MongoClient(secured.mongoUri('admin'));
  const { role, user } = mongoRightsIn(page, passwordOf('menara'));
  const { role: name, ...privileges } = role;
  await admin.db('admin').command({ createRole: name, ...privileges });
  await admin.db('admin').command({ createUser: user.user, pwd: user.pwd, roles: user.roles });
  await admin.close();
});
afterAll(() => secured?.[Symbol.asyncDispose]());

async function allow(entries: readonly AclEntry[]): Promise<void> {
  const admin = connectKafka(secured.kafka('admin'), 'rights').admin();
  await admin.connect();
  await admin.createAcls({ acl: [...entries] });
  await admin.disconnect();
}

const house = (mongoUri = secured.mongoUri('menara')): Promise<HostBench> =>
  openHost(labModules, {
    kafka: secured.kafka('menara'),
    mongo: { uri: mongoUri },
    embedded: { kafka: false, mongo: false },
  });

describe('the rights that the page names', () => {
  it('are needed: without them nothing can be done', async () => {
    await using bench = await house();
    expect(await bench.visitor().act('send', { count: 1 })).toMatchObject({ ok: false });
  });

  it('are enough without the group log, which is then asked for', async () => {
    await allow(acls.filter(({ resourceName }) => resourceName === 'sb-'));
    await using bench = await house();
    const { needs } = await bench.host.runtime.health();
    expect(needs['group-log-readable']).toMatchObject({ ok: false });
    expect(await bench.visitor().act('send', { count: 1 })).toEqual({ ok: true });
  });

  it('are enough for transactions', async () => {
    await using bench = await house();
    const visitor = bench.visitor();
    const predicted = { id: 'open', option: 'one' };
    expect(await visitor.act('predict', predicted, 'transactions')).toEqual({ ok: true });
    const pay = () => visitor.act('pay', { cashier: 'cashier' }, 'transactions');
    await expect.poll(pay, { timeout: 20_000 }).toEqual({ ok: true });
    const end = { cashier: 'cashier', how: 'commit' };
    expect(await visitor.act('end', end, 'transactions')).toEqual({ ok: true });
  });

  it('are enough without the oplog, and its lab says that it cannot see it', async () => {
    await using bench = await house(await withoutOplog());
    const { needs } = await bench.host.runtime.health();
    expect(needs['oplog-readable']).toMatchObject({ ok: false });
    const visitor = bench.visitor();
    expect(await visitor.act('edit', { edit: 'place' }, 'oplog')).toEqual({ ok: true });
    const room = await bench.host.rooms.find(visitorOf(visitor.cookie), 'oplog');
    await expect
      .poll(() => room.session().state(), { timeout: 20_000 })
      .toMatchObject({ missing: expect.arrayContaining(['oplog-readable']), reached: ['joined'] });
    expect(await visitor.query('challenge', 'oplog')).toMatchObject({
      data: { passed: false, conditions: [{ id: 'readable', ok: false }, { id: 'hash' }] },
    });
  });

  it('are enough for both labs, a reset, the sweep and the reaper', {
    timeout: 90_000,
  }, async () => {
    await allow(acls);
    await using bench = await house();
    const { needs } = await bench.host.runtime.health();
    expect(needs['group-log-readable']).toEqual({ ok: true });
    expect(needs['oplog-readable']).toEqual({ ok: true });
    const visitor = bench.visitor();
    const tab = await visitor.tab();
    const press = async (verb: string, input: unknown, slug = 'log') =>
      expect(await visitor.act(verb, input, slug), `${slug}.${verb}`).toEqual({ ok: true });
    /** A guess is known when the change stream has told it. */
    const opened = (verb: string, input: unknown, slug = 'log') =>
      expect
        .poll(() => visitor.act(verb, input, slug), { interval: 300, timeout: 10_000 })
        .toEqual({ ok: true });
    await press('send', { count: 6 });
    await press('predict', { id: 'after-payment', option: '6' });
    await opened('run', { group: 'payment' });
    await tab.until(
      () => tab.story.some(({ event }) => event.type === 'committed' && event.offset === 6),
      30_000,
    );
    await press('stop', { group: 'payment', how: 'term' });
    expect(await visitor.query('challenge')).toMatchObject({ ok: true });
    await press('inject', { events: 3, copies: 1, order: 'grouped' }, 'unique-index');
    await guessAll(press, 'unique-index');
    await opened('run', { consumer: 'payment-naive' }, 'unique-index');
    await opened('build-index', {}, 'unique-index');
    const { scope } = (await visitor.room()).context();
    await press('reset', {});

    const stores = {
      admin: connectKafka(secured.kafka('menara'), 'rights-sweep').admin(),
      mongo: new MongoClient(secured.mongoUri('menara')),
    };
    await stores.admin.connect();
    const left = await findLeftovers(stores);
    expect(left).toContainEqual(expect.objectContaining({ sandbox: scope.sandbox, run: 1 }));
    await deleteRun(stores, scope);
    expect(await findLeftovers(stores)).toEqual([]);
    await Promise.all([stores.admin.disconnect(), stores.mongo.close()]);
    expect(bench.lines.filter((line) => /AUTHORIZATION|not authorized/i.test(line))).toEqual([]);
  });
});

/** A user with all of the page's rights but the one to read the oplog. */
async function withoutOplog(): Promise<string> {
  const admin = new MongoClient(secured.mongoUri('admin'));
  const { role } = mongoRightsIn(page, passwordOf('menara'));
  const privileges = role.privileges.filter((one) => !JSON.stringify(one).includes('oplog.rs'));
  expect(privileges.length).toBe(role.privileges.length - 1);
  const blind = { privileges, roles: [] };
  await admin.db('admin').command({ createRole: 'blind', ...blind });
  await admin
    .db('admin')
    .command({ createUser: 'blind', pwd: passwordOf('menara'), roles: ['blind'] });
  await admin.close();
  return secured.mongoUri('menara').replace('//menara:', '//blind:');
}

/** Some verbs open only after a guess. */
async function guessAll(
  press: (verb: string, input: unknown, slug: string) => Promise<unknown>,
  slug: string,
): Promise<void> {
  const lab = labModules.find((one) => one.slug === slug);
  for (const [id, [option]] of Object.entries(lab?.server.answers.predictions ?? {})) {
    await press('predict', { id, option }, slug);
  }
}
