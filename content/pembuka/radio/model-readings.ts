/** What the facts of the lab `radio` mean: milestones, and what bore a guess out. */
import type { LabModel } from '#lib/lab.ts';
import { isComplete, quantile, type Series } from '../../shop/ledger.ts';
import type { Facts } from './model.ts';

/** As many as one press sends: fewer say little. */
const ENOUGH = 50;
/** Half of the buyers by telephone wait at least this long, ms: five times thirty. */
const AS_LONG_AS_A_CALL_MS = 145;

const isDead = ({ services }: Series) =>
  services.some(({ service, killed }) => service === 'notification' && killed);
const enough = (series: Series) => isComplete(series) && series.placed >= ENOUGH;

/** The first radio series that was finished with all listeners alive, or with notification dead. */
const calm = ({ series }: Facts) => series.radio.find((one) => enough(one) && !isDead(one));
const silent = ({ series }: Facts) => series.radio.find((one) => enough(one) && isDead(one));

/** The first orders that went both ways while notification was dead. */
function both({ series }: Facts): { radio: Series; phone: Series } | undefined {
  for (const phone of series.phone) {
    const radio = series.radio.find(({ id }) => id === phone.id);
    if (radio && enough(phone) && enough(radio) && isDead(phone)) return { radio, phone };
  }
  return undefined;
}

/** In the order of the text. */
export const milestones = {
  aired: (state) => calm(state) !== undefined,
  silent: (state) => silent(state) !== undefined,
  caught: ({ caughtUp }) => caughtUp !== null,
  sideBySide: (state) => both(state) !== undefined,
  forgotten: ({ skipped }) => skipped !== null && skipped.missing !== null,
  replayed: ({ replayed }) => replayed !== null,
} satisfies Record<string, (state: Facts) => boolean>;

const failed = ({ placed, accepted }: Series) => placed - accepted;

export const measures: LabModel<Facts>['measures'] = {
  wait: (state) => {
    const series = calm(state);
    const ms = series && quantile(series, 0.5);
    if (ms === undefined) return undefined;
    return { option: ms >= AS_LONG_AS_A_CALL_MS ? 'same' : 'less', value: `p50 ${ms} ms` };
  },
  failed: (state) => {
    const series = silent(state);
    if (!series) return undefined;
    const count = failed(series);
    const option = count === 0 ? '0' : count === series.placed ? '50' : '10';
    return { option, value: `${count}/${series.placed}` };
  },
  notified: ({ caughtUp }) =>
    caughtUp === null
      ? undefined
      : { option: 'all', value: `lag ${caughtUp.missed} → 0, ${caughtUp.notified}` },
  both: (state) => {
    const pair = both(state);
    if (!pair) return undefined;
    const { radio, phone } = pair;
    const option = failed(radio) > 0 ? 'both' : failed(phone) > 0 ? 'phone' : 'none';
    const told = ({ accepted, placed }: Series) => `${accepted}/${placed}`;
    return { option, value: `HTTP ${told(phone)}, Kafka ${told(radio)}` };
  },
  forget: ({ skipped }) => {
    if (skipped === null || skipped.missing === null) return undefined;
    const behind = skipped.to - skipped.from;
    const told = Math.max(0, behind - skipped.missing);
    const option = told === 0 ? 'none' : told === behind ? 'all' : 'some';
    return { option, value: `${told}/${behind}` };
  },
};

const last = (all: readonly Series[]) => all.at(-1);

export const live: LabModel<Facts>['live'] = {
  end: ({ end }) => String(end),
  lag: ({ groups, end, low }) =>
    String(Math.max(0, end - Math.max(groups.notification.committed ?? 0, low))),
  notified: ({ notified }) => String(notified.length),
  calmWait: (state) => {
    const series = calm(state);
    return series && quantile(series, 0.5)?.toString();
  },
  silentAccepted: (state) => silent(state)?.accepted.toString(),
  silentPlaced: (state) => silent(state)?.placed.toString(),
  worst: ({ caughtUp, worst }) => String(caughtUp?.missed ?? worst),
  bothPhone: (state) => both(state)?.phone.accepted.toString(),
  bothRadio: (state) => both(state)?.radio.accepted.toString(),
  bothPlaced: (state) => both(state)?.phone.placed.toString(),
  skipped: ({ skipped }) => (skipped === null ? undefined : String(skipped.to - skipped.from)),
  missing: ({ skipped }) => skipped?.missing?.toString(),
  replayedOrders: ({ replayed }) => replayed?.orders.toString(),
  replayedNotified: ({ replayed }) => replayed?.notified.toString(),
  lastPlaced: ({ series }) => last(series.radio)?.placed.toString(),
};
