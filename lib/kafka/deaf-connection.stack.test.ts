/** A peer that is gone without a word: the next question must go out on a new connection. */
import { type Admin, Kafka, logLevel } from 'kafkajs';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { openProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { closeDeafConnections } from './deaf-connection.ts';

let cable: TcpProxy;
let admin: Admin;
/** The broker advertises its own port: whatever is dialled goes through the cable. */
beforeEach(async () => {
  const [broker = ''] = inject('stack').kafka.brokers;
  const [host = '', port] = broker.split(':');
  cable = await openProxy({ host, port: Number(port) });
  const dial = createSocketFactory() as (to: object) => never;
  const kafka = new Kafka({
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    requestTimeout: 300,
    retry: { retries: 0 },
    socketFactory: (to) => dial({ ...to, host: '127.0.0.1', port: cable.port }),
  });
  admin = kafka.admin();
  await admin.connect();
  await admin.describeCluster();
});
afterEach(async () => {
  await admin.disconnect();
  await cable[Symbol.asyncDispose]();
});

const asked = () =>
  admin.describeCluster().then(
    () => 'answered',
    (error: Error) => error.name,
  );

it('without the guard kafkajs asks the dead for ever, with it dials anew', async () => {
  cable.halfOpen();
  const before = [await asked(), await asked(), await asked()];
  expect(before).not.toContain('answered');
  closeDeafConnections();
  closeDeafConnections();
  // One time-out ends the connection, and the library may hand out its rest once more.
  await expect.poll(asked, { timeout: 5000 }).toBe('answered');
});
