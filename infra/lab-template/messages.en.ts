/** The English words of the panel of lab `lab-template`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure',
  caption: 'TODO: title of the figure',

  'send-1': 'Send 1 order',
  'run-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  paymentRuns: 'payment is running',
  paymentRests: 'payment is not running',
  emptyLog: 'The log is still empty. Press Send 1 order.',

  'check-read': 'committed(payment) = end(pesanan)',

  summary: (end, committed) =>
    `The log holds ${number.format(end)} messages; payment has read ${number.format(committed)}.`,
};
