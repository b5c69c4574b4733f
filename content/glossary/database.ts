/** Terms of the database that feeds the log, and of the gap between the two. */
import type { GlossaryTerm } from './term.ts';

export const databaseTerms: readonly GlossaryTerm[] = [
  {
    slug: 'cdc',
    term: 'Change Data Capture (CDC)',
    usage: 'CDC (penangkapan perubahan data)',
    meaning: {
      id: 'Mengubah perubahan yang sudah di-commit di database menjadi aliran event.',
      en: 'Turning changes committed in a database into a stream of events.',
    },
    shown: { chapter: '11-2', section: 4 },
  },
  {
    slug: 'oplog',
    term: 'Oplog',
    meaning: {
      id: 'Log perubahan MongoDB yang ukurannya dibatasi. Bagian tertuanya ditimpa, jadi ia bukan antrean.',
      en: 'MongoDB’s log of changes, bounded in size. Its oldest part is overwritten: it is no queue.',
    },
    shown: { chapter: '11-2', section: 3 },
  },
  {
    slug: 'change-stream',
    term: 'Change stream',
    meaning: {
      id: 'API MongoDB untuk mengikuti oplog dengan aman: hanya perubahan yang sudah diterima mayoritas.',
      en: 'MongoDB’s API to follow the oplog safely: only changes that a majority has accepted.',
    },
    shown: { chapter: '11-2', section: 3 },
  },
  {
    slug: 'resume-token',
    term: 'Resume token',
    usage: 'resume token (penanda posisi terakhir)',
    meaning: {
      id: 'Pembatas buku sebuah change stream. Ia berlaku selama oplog masih memuat tempat itu.',
      en: 'The bookmark of a change stream. It holds while the oplog still contains that place.',
    },
    shown: { chapter: '11-2', section: 4 },
  },
  {
    slug: 'replica-set',
    term: 'Replica set',
    meaning: {
      id: 'Beberapa server MongoDB yang memegang data yang sama; satu menerima tulisan.',
      en: 'MongoDB servers that hold the same data; one of them takes the writes.',
    },
    shown: { chapter: '11-2', section: 3 },
  },
  {
    slug: 'dual-write',
    term: 'Dual write',
    usage: 'dual write (penulisan ganda)',
    meaning: {
      id: 'Menulis ke dua sistem tanpa satu transaksi bersama, sehingga bisa berhasil sebelah.',
      en: 'Writing to two systems without one transaction, so that only one of them may succeed.',
    },
    shown: { chapter: '11-2', section: 1 },
  },
  {
    slug: 'transactional-outbox',
    term: 'Transactional outbox',
    usage: 'pola transactional outbox (kotak keluar)',
    meaning: {
      id: 'Simpan data dan event dalam satu transaksi, lalu terbitkan event itu kemudian, minimal satu kali.',
      en: 'Store data and event in one transaction, then publish the event later, at least once.',
    },
    shown: { chapter: '11-2', section: 6 },
  },
  {
    slug: 'relay',
    term: 'Relay',
    usage: 'kurir outbox (relay)',
    meaning: {
      id: 'Proses yang memindahkan event dari outbox ke Kafka. Sehabis crash, ia bisa mengirim ulang.',
      en: 'The process that moves events from the outbox to Kafka. After a crash it may send again.',
    },
    shown: { chapter: '11-2', section: 7 },
  },
  {
    slug: 'eventual-consistency',
    term: 'Eventual consistency',
    usage: 'konsistensi pada akhirnya (eventual consistency)',
    meaning: {
      id: 'Salinan-salinan menjadi sama setelah jeda, tidak seketika.',
      en: 'Copies come to agree after a delay, not at once.',
    },
    shown: { chapter: '11-2', section: 8 },
  },
];
