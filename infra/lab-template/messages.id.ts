/** The Indonesian words of the panel of lab `lab-template`, beyond those of every panel. */
import { baseWords } from '#components/lab/base-words.id.ts';

const number = new Intl.NumberFormat('id-ID');

export const id = {
  ...baseWords,
  figure: 'Gambar',
  caption: 'TODO: judul gambar',

  'send-1': 'Kirim 1 pesanan',
  'run-payment': 'Jalankan payment',
  'stop-payment': 'Hentikan payment',
  paymentRuns: 'payment sedang berjalan',
  paymentRests: 'payment tidak sedang berjalan',
  emptyLog: 'Log masih kosong. Tekan Kirim 1 pesanan.',

  'check-read': 'committed(payment) = end(pesanan)',

  /** For screen readers: the figure in one sentence. */
  summary: (end: number, committed: number) =>
    `Log berisi ${number.format(end)} pesan; payment sudah membaca ${number.format(committed)}.`,
};

export type Messages = typeof id;
