import { describe, expect, it } from 'vitest';
import { newLesson } from './class.ts';
import type { Usage } from './machine.ts';
import { stepOf } from './result.ts';

const usage = {} as Usage;
const about = { visitors: 2, entered: 2, minutes: 1, arrival: usage, usage };

describe('a step', () => {
  it('leaves out no error, not even one while others came in', () => {
    const [coming, atWork] = [newLesson(), newLesson()];
    const error = { slug: 'log', action: 'send', code: 'kafka-away' };
    coming.wired.errors.push(error);
    atWork.screens.errors.push(error, { ...error, code: 'not on the screen' });
    coming.turnedAway.push({ ...error, action: 'enter' });
    expect(stepOf({ ...about, coming, atWork })).toMatchObject({
      errors: { 'log.send: kafka-away': 2, 'log.send: not on the screen': 1 },
      turnedAway: { 'log.enter: kafka-away': 1 },
    });
  });

  it('tells of each press by itself how long it took', () => {
    const atWork = newLesson();
    const timing = { slug: 'log', action: 'send', answeredMs: 5 };
    atWork.wired.timings.push({ ...timing, shownMs: 10 }, { ...timing, shownMs: 30 });
    atWork.wired.timings.push({ ...timing, action: 'stop', shownMs: 40 });
    const step = stepOf({ ...about, coming: newLesson(), atWork });
    expect(step.byAction).toMatchObject({
      'log.send': { n: 2, p50: 10, max: 30 },
      'log.stop': { n: 1, p50: 40 },
    });
  });

  it('in which nobody pressed has no figures, and says so', () => {
    const step = stepOf({ ...about, coming: newLesson(), atWork: newLesson() });
    expect(step).toMatchObject({ screen: null, socket: null, presses: 0, errors: {} });
  });
});
