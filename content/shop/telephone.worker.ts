/**
 * The telephone side of the front page in one small program: the desk that calls the services in
 * turn for each order, and four of the five, each an HTTP server on a port of its own. Notification
 * is a process for itself, because that is the one a visitor kills.
 */
import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { answerCalls } from './answer-calls.ts';
import { callInTurn } from './call-services.ts';
import { HEALTHY, SERVICES, type ServiceName } from './services.ts';

const input = z.object({
  /** Where notification answers now; null: nobody is there who could say. */
  notification: z.int().nullable(),
});

const child = startChild();
const { prefix } = child.settings;
const here = SERVICES.filter((name) => name !== 'notification');
const answering = await Promise.all(here.map(() => answerCalls(prefix, HEALTHY)));
const numbers = new Map<ServiceName, number>(
  here.map((name, index) => [name, answering[index]?.port ?? 0]),
);

child.answer({
  async order(raw) {
    const { notification } = input.parse(raw);
    // A dead service keeps the number it had: that is the one the desk still dials.
    if (notification !== null) numbers.set('notification', notification);
    return callInTurn({
      // A service nobody ever reached has no number; on port 1 nobody listens either.
      port: (service) => numbers.get(service) ?? 1,
      retries: 0,
      headers: { 'x-owner': prefix },
    });
  },
});
child.onStop(async () => {
  for (const one of answering) one.close();
});
child.ready();
