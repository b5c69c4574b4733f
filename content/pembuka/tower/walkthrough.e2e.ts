/**
 * The front page as a visitor meets it, by keyboard alone: nothing runs before the first order;
 * what the tower shows is held against broker and operating system.
 */
import { expect, test } from '@playwright/test';
import { Front } from '../../../e2e/front-page.ts';
import { Stores } from '../../../e2e/stores.ts';

test.describe('tower', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  test('opens no session for who only reads, and wakes in every tab at the first broadcast', async ({
    page,
    context,
  }) => {
    const sockets: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/socket.io')) sockets.push(request.url());
    });
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const early = new Front(page);
    await early.open('/id');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(page.locator('.health-sentence')).toContainText('menjawab');
    await expect(page.getByTestId('badge')).toHaveText('Belum dimulai');
    await expect(page.locator('[data-control="kill"]')).toHaveAttribute('aria-disabled', 'true');
    expect(sockets).toEqual([]);
    // This visitor's alone: other walks make sandboxes of theirs meanwhile.
    const [cookie] = await context.cookies();
    expect(await context.cookies()).toHaveLength(1);
    expect(await stores.sandboxesOf(cookie?.value ?? '')).toEqual([]);

    // A tab whose scripts are still on their way when another makes the first broadcast.
    const late = new Front(await context.newPage());
    let send: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      send = resolve;
    });
    await late.page.route('**/*.js', (route) => sent.then(() => route.continue()));
    await late.page.goto('/id', { waitUntil: 'commit' });
    await expect(late.page.getByTestId('badge')).toHaveText('Belum dimulai');

    const front = new Front(await context.newPage());
    await front.page.goto('/en');
    await front.press('broadcast');
    await early.settled(1);
    send();
    await late.settled(1);
    await late.page.close();
    await front.settled(1);
    await expect(front.page.locator('[data-control="kill"]')).toHaveAccessibleName(
      'Kill notification',
    );
    expect(await context.cookies()).toMatchObject([{ value: cookie?.value }]);
    const [sandbox, ...more] = await stores.sandboxesOf(cookie?.value ?? '');
    expect(more).toEqual([]);
    expect(await stores.end(`sb-${sandbox}-r1-pesanan`)).toBe(1);

    // The server knows the run; what this browser remembers is not asked.
    const pid = await early.pid('notification');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await early.settled(1);
    expect([await early.pid('notification'), await front.pid('notification')]).toEqual([pid, pid]);
    await page.getByTestId('control-reset').press('Enter');
    await expect(front.value('value-end')).toHaveText('0');
    expect(() => process.kill(pid, 0)).toThrow();
  });

  test('broadcasts, kills, falls behind and catches up', async ({ page }) => {
    const front = new Front(page);
    await page.goto('/id');
    await front.press('broadcast');
    await front.settled(1);
    const sandbox = await Stores.sandbox(page.request, 'tower');
    const topic = `${sandbox}-pesanan`;
    const committed = () => stores.committed(`${sandbox}-notification`, topic);
    expect(await stores.end(topic)).toBe(1);
    await expect(page.getByTestId('badge')).toHaveText('Langsung');
    await expect(page.locator('[data-offset="0"]')).toHaveAttribute('data-record-key', 'dewi');

    // A page that was open from the start measures its five calls once they are in the database.
    const calls = stores.db(sandbox).collection('calls');
    const phone = page.getByTestId('poles-wide');
    await expect(phone.locator('.call')).toHaveCount(5);
    const [first] = await calls.find().toArray();
    await expect(phone.locator('[data-wire="search"] .call')).toHaveText(
      `${Math.round(first?.calls.at(-1).ms)} ms`,
    );

    const pid = await front.pid('notification');
    process.kill(pid, 0);
    await front.press('kill');
    await expect(front.process('notification')).toHaveAttribute('data-state', 'killed');
    await expect(front.process('notification')).toContainText('SIGKILL');
    expect(() => process.kill(pid, 0)).toThrow();

    for (const end of [2, 3, 4]) {
      await front.press('broadcast');
      await expect(front.value('value-end')).toHaveText(String(end));
    }
    await expect(front.value('committed-payment')).toHaveText('4');
    const lag = page.locator('[data-listener="notification"] [data-testid="lag"]');
    await expect(lag).toHaveAttribute('data-lag', '3');
    await expect(page.locator('[data-testid="bracket"][data-listener="notification"]')).toHaveCount(
      1,
    );
    expect(await committed()).toBe(1);
    // The same orders by telephone: the wire has fallen, and none got further.
    await expect(page.getByTestId('telephone-said')).toContainText(
      '3 dari 4 pesanan gagal. Yang terakhir putus di notification (ECONNREFUSED)',
    );
    await expect(phone.locator('[data-wire="notification"] .fallen')).toHaveCount(1);
    await expect(phone.locator('.call')).toHaveCount(2);
    expect(await calls.countDocuments({ failedAt: 'notification' })).toBe(3);
    expect(await calls.countDocuments({ failedAt: null })).toBe(1);

    await front.press('revive');
    await front.settled(4);
    await expect(lag).toHaveCount(0);
    expect(await committed()).toBe(4);
    expect(await stores.db(sandbox).collection('notifications').countDocuments()).toBe(4);
    await expect(phone.locator('.fallen')).toHaveCount(0);
    // Who was not reached by telephone stays unreached: nothing is sent after.
    expect(await calls.countDocuments()).toBe(4);
  });

  test('draws only what was read back, and shifts its core by one when it is full', async ({
    page,
  }) => {
    let deaf = false;
    // The same socket, but while deaf nothing of the session reaches the page.
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!deaf || !String(message).includes('"events"')) socket.send(message);
      });
    });
    const front = new Front(page);
    await page.goto('/id');
    await front.press('broadcast');
    await front.settled(1);
    const topic = `${await Stores.sandbox(page.request, 'tower')}-pesanan`;
    const send = (count: number) =>
      stores.producer.send({
        topic,
        messages: Array.from({ length: count }, () => ({ key: 'tamu', value: '{}' })),
      });
    deaf = true;
    await front.press('broadcast');
    await expect.poll(() => stores.end(topic)).toBe(2);
    await expect(page.getByTestId('cell')).toHaveCount(1);
    await expect(page.getByTestId('ring')).toHaveCount(0);
    // Another program's record is as good as ours, once it is heard of.
    deaf = false;
    await send(1);
    await expect(page.getByTestId('cell')).toHaveCount(3);

    // Full, the core shifts by one.
    await send(21);
    await expect(page.getByTestId('cell')).toHaveCount(24);
    await expect(page.getByTestId('offset').first()).toHaveText('0');
    await send(1);
    await expect(page.getByTestId('offset').first()).toHaveText('1');
    await expect(page.getByTestId('cell')).toHaveCount(24);
  });
});
