/**
 * What dies during a run: the broker, the database, the server. After each the screen tells the
 * truth, goes on by itself, and nothing that was acknowledged is lost. These tests have a server
 * of their own, since they kill it.
 */
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { type ServerUnderTest, startServer } from '../infra/e2e-server.ts';
import { LabPage } from './lab-page.ts';
import { Stores } from './stores.ts';

/** The page must say so within this, ms. */
const TOLD_WITHIN_MS = 3000;
/** Java starts, the coordinator loads, the readers find it again, ms. */
const HEALED_WITHIN_MS = 45_000;

const PATH = '/id/11-1/log';
/** Away from those of a test beside, which may look for a port in the same moment. */
const ENGINES = { MENARA_KAFKA_PORT: '29640', MENARA_MONGOD_PORT: '27640' };

const stackSchema = z.object({
  engines: z.array(z.object({ name: z.string(), pid: z.number() })),
});

test.describe('faults', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 });
  let server: ServerUnderTest;
  /** One reader, whose run goes through all of it. */
  let lab: LabPage;
  let sandbox: string;
  test.beforeAll(async ({ browser }) => {
    server = await startServer({ env: ENGINES });
    const context = await browser.newContext();
    lab = new LabPage(await context.newPage());
  });
  test.afterAll(async () => {
    await lab?.page.context().close();
    await server?.[Symbol.asyncDispose]();
  });

  const engine = async (name: 'kafka' | 'mongod'): Promise<number> => {
    const response = await fetch(`${server.url}/api/health`);
    const { engines } = stackSchema.parse(await response.json());
    const found = engines.find((one) => one.name === name);
    if (!found) throw new Error(`health does not name ${name}`);
    return found.pid;
  };

  /** Six orders written, payment running and caught up. */
  const begin = async () => {
    await lab.open(`${server.url}${PATH}`);
    sandbox = await Stores.sandbox(lab.page.request, 'log', server.url);
    await lab.press('send-6');
    await lab.predict('after-payment', '6');
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('6');
  };
  const topic = () => `${sandbox}-pesanan`;

  /** In one look, since a database of ours is back within a second. */
  const told = async (words: RegExp) => {
    const away = '[data-testid="notice"][data-state="down"]';
    const stale = '[data-testid="badge"][data-state="stale"]';
    await expect(lab.page.locator(`#panel:has(${away}):has(${stale})`)).toContainText(words, {
      timeout: TOLD_WITHIN_MS,
    });
  };

  const healed = async () => {
    await expect(lab.panel.getByTestId('badge')).toHaveAttribute('data-state', 'live', {
      timeout: HEALED_WITHIN_MS,
    });
    await expect(lab.panel.locator('[data-testid="notice"][data-state="down"]')).toHaveCount(0);
  };

  test('a browser that comes back finds the run it left', async () => {
    await begin();
    const { page } = lab;
    const next = await page.context().newPage();
    await page.close();
    lab = new LabPage(next);
    await lab.open(`${server.url}${PATH}`);
    await expect(lab.value('value-end')).toHaveText('6');
    await expect(lab.value('committed-payment')).toHaveText('6');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready');
  });

  test('a broker that is killed is told, comes back, and has kept every order', async () => {
    process.kill(await engine('kafka'), 'SIGKILL');
    await told(/Broker tidak menjawab/);
    await expect(
      lab.text.locator('[data-control="send-1"], [data-control="send-6"]').first(),
    ).toHaveAttribute('aria-disabled', 'true');
    await expect(lab.cell(5)).toBeVisible();
    await healed();
    await using stores = await Stores.open(server);
    expect(await stores.end(topic())).toBe(6);
    await lab.panel.getByTestId('panel-send-6').click();
    await expect(lab.value('value-end')).toHaveText('12', { timeout: HEALED_WITHIN_MS });
    // The reader, a process of its own, has found the broker again as well.
    await expect(lab.value('committed-payment')).toHaveText('12', { timeout: HEALED_WITHIN_MS });
    expect(await stores.db(sandbox).collection('payments').countDocuments()).toBe(12);
  });

  test('a database that is killed is told, comes back, and has kept every effect', async () => {
    process.kill(await engine('mongod'), 'SIGKILL');
    await told(/MongoDB tidak menjawab/);
    await healed();
    await using stores = await Stores.open(server);
    expect(await stores.db(sandbox).collection('payments').countDocuments()).toBe(12);
    await lab.predict('new-reader', 'all');
    await lab.press('run-search');
    await expect(lab.value('documents')).toHaveText('12', { timeout: HEALED_WITHIN_MS });
    await lab.panel.getByTestId('panel-send-1').click();
    await expect(lab.value('committed-payment')).toHaveText('13', { timeout: HEALED_WITHIN_MS });
    expect(await stores.db(sandbox).collection('payments').countDocuments()).toBe(13);
  });

  test('a server that is killed leaves no process, and its page is rebuilt by the next', async () => {
    const pids = await Promise.all([engine('kafka'), engine('mongod')]);
    const worker = Number(
      /pid (\d+)/.exec((await lab.process('payment').textContent()) ?? '')?.[1],
    );
    const { home, url } = server;
    await server.end('SIGKILL');
    await told(/Sambungan ke server terputus/);
    await expect(lab.cell(5)).toBeVisible();
    await expect.poll(() => [...pids, worker].filter(isAlive), { timeout: 10_000 }).toEqual([]);
    server = await startServer({ home, port: Number(new URL(url).port), env: ENGINES });
    await healed();
    await expect(lab.value('value-end')).toHaveText('13');
    await expect(lab.value('committed-payment')).toHaveText('13');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'absent');
    await using stores = await Stores.open(server);
    expect(await stores.end(topic())).toBe(13);
    await lab.press('send-6');
    await expect(lab.value('value-end')).toHaveText('19');
  });

  test('a front page without a broker plays a recording, and says so', async ({ page }) => {
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const health = async () => (await fetch(`${server.url}/api/health`)).text();
    const pid = await engine('kafka');
    process.kill(pid, 'SIGSTOP');
    try {
      await expect.poll(health, { timeout: HEALED_WITHIN_MS }).toContain('"broker":{"up":false');
      await page.goto(`${server.url}/id`);
      const badge = page.getByTestId('badge');
      await expect(badge).toHaveText(/^Rekaman, \d+ \w+ \d{4}$/);
      await expect(page.getByTestId('cell')).toHaveCount(8);
      await expect(page.locator('[data-control]')).toHaveCount(0);
      await page.getByRole('button', { name: 'Putar rekaman' }).press('Enter');
      await expect(page.locator('[data-process="notification"]')).toContainText('SIGKILL', {
        timeout: 30_000,
      });
      await expect(page.getByTestId('bracket')).toHaveCount(1);
      expect(sockets).toEqual([]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await expect(page.getByTestId('badge')).toHaveText('Belum dimulai', {
      timeout: HEALED_WITHIN_MS,
    });
    await expect(page.getByTestId('cell')).toHaveCount(0);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}
