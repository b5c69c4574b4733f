/** Terms of the log and of those who write and read it. */
import type { GlossaryTerm } from './term.ts';

export const logTerms: readonly GlossaryTerm[] = [
  {
    slug: 'message',
    term: 'Message',
    usage: 'pesan',
    meaning: {
      id: 'Satu record yang dikirim lewat broker: key, isi, header, dan waktu.',
      en: 'One record sent through a broker: key, value, headers and time.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'broker',
    term: 'Broker',
    meaning: {
      id: 'Server yang menyimpan log dan melayani penulis serta pembacanya.',
      en: 'The server that stores the log and serves those who write and read it.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'topic',
    term: 'Topic',
    usage: 'topic (topik)',
    meaning: {
      id: 'Aliran event yang diberi nama, terbagi dalam satu partisi atau lebih.',
      en: 'A named stream of events, divided into one or more partitions.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'partition',
    term: 'Partition',
    usage: 'partisi',
    meaning: {
      id: 'Satu log berurutan dari sebuah topic. Urutan dijamin di dalamnya saja, dan kerja dibagi menurutnya.',
      en: 'One ordered log of a topic. Order is promised only within it, and work is shared out by it.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'log',
    term: 'Log',
    meaning: {
      id: 'Deretan record berurutan yang hanya bisa ditambah di ujungnya.',
      en: 'An ordered sequence of records that can only be added to at its end.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'offset',
    term: 'Offset',
    meaning: {
      id: 'Nomor posisi sebuah record di partisinya.',
      en: 'The number of a record’s position in its partition.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'committed-offset',
    term: 'Committed offset',
    usage: 'offset yang sudah di-commit',
    meaning: {
      id: 'Offset berikutnya yang akan dibaca sebuah group di satu partisi, seperti tercatat di broker.',
      en: 'The next offset that a group will read in one partition, as recorded at the broker.',
    },
    shown: { chapter: '11-1', section: 2, step: 3 },
  },
  {
    slug: 'key',
    term: 'Key',
    usage: 'key (kunci)',
    meaning: {
      id: 'Nilai yang menentukan partisi. Key yang sama masuk ke partisi yang sama, selama jumlah partisinya tetap.',
      en: 'The value that decides the partition. Equal keys go to the same one, while their number stays.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'producer',
    term: 'Producer',
    meaning: {
      id: 'Client yang menambahkan record ke log.',
      en: 'A client that appends records to the log.',
    },
    shown: { chapter: '11-1', section: 2, step: 1 },
  },
  {
    slug: 'consumer',
    term: 'Consumer',
    meaning: {
      id: 'Client yang membaca record dari log. Record yang dibaca tetap ada.',
      en: 'A client that reads records from the log. What it has read stays there.',
    },
    shown: { chapter: '11-1', section: 2, step: 2 },
  },
  {
    slug: 'consumer-group',
    term: 'Consumer group',
    meaning: {
      id: 'Kumpulan consumer yang berbagi partisi sebuah topic; satu partisi dipegang satu anggota pada satu waktu.',
      en: 'Consumers that share the partitions of a topic; one member at a time holds a partition.',
    },
    shown: { chapter: '11-1', section: 2, step: 2 },
  },
  {
    slug: 'lag',
    term: 'Lag',
    usage: 'lag (ketertinggalan)',
    meaning: {
      id: 'Offset akhir partisi dikurangi offset yang sudah di-commit group itu.',
      en: 'The end offset of a partition minus the committed offset of the group.',
    },
    shown: { chapter: '11-1', section: 2, step: 2 },
  },
];
