/** What a panel says of its own state, whichever lab it belongs to. */

export const panelWords = {
  id: {
    live: 'Langsung',
    past: 'Masa lalu',
    stale: (seconds: number) => `Basi ${seconds} detik`,
    kafkaAway: 'Broker tidak menjawab',
    kafkaAwayText:
      'Yang sudah diterima broker tidak hilang. Tombol menunggu, dan panel lanjut sendiri begitu broker kembali.',
    mongoAway: 'MongoDB tidak menjawab',
    mongoAwayText:
      'Yang sudah tersimpan tidak hilang. Tombol menunggu, dan panel lanjut sendiri begitu database kembali.',
    serverAway: 'Sambungan ke server terputus',
    serverAwayText:
      'Gambar ini keadaan terakhir yang terbaca. Panel menyambung lagi sendiri dan membaca ulang log dari broker.',
    refused: 'Server belum bisa membuka percobaan ini',
    refusedText: 'Dicoba lagi setiap detik.',
    joining: 'Menyiapkan topic dan koleksi milik Anda …',
    follow: 'Ikuti',
    followOne: 'Ikuti satu pesanan',
    table: 'Tabel',
    figure: 'Gambar',
    tools: 'Alat sendiri',
    evidence: 'Bukti',
    reset: 'Ulang dari awal',
    sandbox: (name: string) => `sandbox ${name}`,
    exitIdle: 'dihentikan karena lama tidak dipakai',
    exitRefused: 'token ditolak',
    neverStarted: 'belum pernah dijalankan',
    silent: (seconds: number) => `diam ${seconds} detik`,
    sessionLeft: (seconds: string) => `${seconds} detik sampai broker melepas anggota ini`,
  },
  en: {
    live: 'Live',
    past: 'The past',
    stale: (seconds: number) => `Stale for ${seconds} s`,
    kafkaAway: 'The broker does not answer',
    kafkaAwayText:
      'What the broker has accepted is not lost. The buttons wait, and the panel goes on by itself once the broker is back.',
    mongoAway: 'MongoDB does not answer',
    mongoAwayText:
      'What was stored is not lost. The buttons wait, and the panel goes on by itself once the database is back.',
    serverAway: 'The connection to the server is lost',
    serverAwayText:
      'This figure is the last state that was read. The panel reconnects by itself and reads the log from the broker again.',
    refused: 'The server cannot open this experiment yet',
    refusedText: 'It is tried again every second.',
    joining: 'Preparing a topic and collections of your own …',
    follow: 'Follow',
    followOne: 'Follow one order',
    table: 'Table',
    figure: 'Figure',
    tools: 'Own tools',
    evidence: 'Evidence',
    reset: 'Start over',
    sandbox: (name: string) => `sandbox ${name}`,
    exitIdle: 'stopped after a long time without use',
    exitRefused: 'token refused',
    neverStarted: 'never started',
    silent: (seconds: number) => `silent for ${seconds} s`,
    sessionLeft: (seconds: string) => `${seconds} seconds until the broker gives this member up`,
  },
} as const;

export const replayWords = {
  id: {
    speed: 'Kecepatan putar ulang',
    link: 'Salin tautan ke momen ini',
    linkOnlyPast: 'Jeda dulu: tautan menuju satu momen di masa lalu',
    copied: 'Tautan tersalin',
    gone: 'Momen itu tidak ada di sini',
    goneText:
      'Percobaan ini sudah diulang, riwayatnya sudah dipendekkan, atau tautannya berasal dari pembaca lain. Panel menampilkan keadaan sekarang.',
    dismiss: 'Tutup',
  },
  en: {
    speed: 'Replay speed',
    link: 'Copy a link to this moment',
    linkOnlyPast: 'Pause first: a link leads to one moment of the past',
    copied: 'Link copied',
    gone: 'That moment is not here',
    goneText:
      'This experiment was started over, its history was shortened, or the link is another reader’s. The panel shows the present.',
    dismiss: 'Close',
  },
} as const;
