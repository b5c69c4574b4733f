/**
 * The questions under the lab `phone`. Every option has its reason, the right one too: whoever
 * picks a wrong one learns what made it tempting, whoever picks the right one can check the why.
 */
import type { QuizQuestion } from '#lib/lab.ts';

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'ten',
    question: {
      id: 'Sepuluh service dipanggil berurutan, masing-masing berhasil 99,9% dan gagalnya saling bebas. Berapa yang berhasil seluruhnya?',
      en: 'Ten services are called in a row. Each succeeds 99.9% of the time, independently. How often does the whole chain?',
    },
    options: [
      {
        id: 'same',
        text: { id: '99,9%', en: '99.9%' },
        right: false,
        reason: {
          id: 'Menggoda karena rata-ratanya memang 99,9%. Tetapi pesanan butuh kesepuluhnya sekaligus, dan peluang seperti itu dikalikan, bukan dirata-rata.',
          en: 'Tempting, since the average is indeed 99.9%. But an order needs all ten at once, and such chances multiply; they are not averaged.',
        },
      },
      {
        id: 'product',
        text: { id: 'sekitar 99,0%', en: 'about 99.0%' },
        right: true,
        reason: {
          id: '0,999 pangkat 10 adalah 0,990. Satu dari seribu di tiap service menjadi sekitar sepuluh dari seribu bagi pembeli.',
          en: '0.999 to the tenth power is 0.990. One in a thousand at each service becomes about ten in a thousand for the buyer.',
        },
      },
      {
        id: 'ninety',
        text: { id: '90%', en: '90%' },
        right: false,
        reason: {
          id: 'Ini 10 × 1%. Menggoda kalau 0,1% terbaca sebagai 1%; kerugiannya sepuluh kali terlalu besar.',
          en: 'That is 10 × 1%. Tempting if 0.1% is read as 1%; the loss comes out ten times too large.',
        },
      },
    ],
  },
  {
    id: 'which',
    question: {
      id: 'Di rantai ini notification mati. Pesanan mana yang gagal?',
      en: 'In this chain notification dies. Which orders fail?',
    },
    options: [
      {
        id: 'all',
        text: { id: 'semua', en: 'all of them' },
        right: true,
        reason: {
          id: 'Panggilan ke notification ada di dalam setiap permintaan. Selama ia tidak menjawab, tidak satu pesanan pun dapat dijawab 201.',
          en: 'The call to notification sits inside every request. While it does not answer, not one order can be answered 201.',
        },
      },
      {
        id: 'mail',
        text: {
          id: 'hanya pesanan yang pembelinya minta dikirimi email',
          en: 'only those whose buyer wants an e-mail',
        },
        right: false,
        reason: {
          id: 'Masuk akal menurut bisnis, tetapi rantai ini tidak tahu hal itu. Kodenya memanggil kelima service untuk setiap pesanan.',
          en: 'Sensible business-wise, but the chain knows nothing of it. Its code calls all five services for every order.',
        },
      },
      {
        id: 'none',
        text: { id: 'tidak ada, HTTP akan mencoba lagi', en: 'none, HTTP will try again' },
        right: false,
        reason: {
          id: 'HTTP tidak mencoba lagi sendiri. Dan seperti Anda lihat, mencoba lagi pada telepon yang mati hanya menambah panggilan yang gagal.',
          en: 'HTTP does not try again by itself. And as you saw, trying a dead telephone again only adds failed calls.',
        },
      },
    ],
  },
  {
    id: 'slow',
    question: {
      id: 'analytics butuh 800 ms, padahal pembeli tidak memerlukan laporan itu. Mengapa ia tetap menunggu?',
      en: 'analytics takes 800 ms, though the buyer needs no report. Why does she wait for it?',
    },
    options: [
      {
        id: 'cpu',
        text: {
          id: 'analytics menghabiskan CPU sehingga service lain ikut lambat',
          en: 'analytics uses up the CPU and slows the others',
        },
        right: false,
        reason: {
          id: 'Begitulah sering gejalanya di mesin yang penuh. Di sini analytics hanya menunggu; bukti di tab Pesanan menunjukkan empat panggilan lain tetap sekitar 30 ms.',
          en: 'On a full machine it often looks so. Here analytics only waits; the Orders tab shows the other four calls still near 30 ms.',
        },
      },
      {
        id: 'inside',
        text: {
          id: 'panggilannya ada di dalam permintaan pembeli, dan jawaban menunggu yang terakhir',
          en: 'its call is inside her request, and the answer waits for the last one',
        },
        right: true,
        reason: {
          id: 'Dalam rantai berurutan semua lama kerja dijumlahkan, termasuk yang tidak dibutuhkan pembeli pada detik itu.',
          en: 'In a chain all the work is added up, including what the buyer does not need in that second.',
        },
      },
      {
        id: 'timeout',
        text: {
          id: 'HTTP selalu menunggu 800 ms sebelum menyerah',
          en: 'HTTP always waits 800 ms before giving up',
        },
        right: false,
        reason: {
          id: 'Batas menunggu ada, tetapi pemanggil yang menentukannya; di sini 5.000 ms. Angka 800 ms adalah lama kerja analytics sendiri.',
          en: 'There is such a limit, but the caller sets it; here it is 5,000 ms. The 800 ms are the work of analytics itself.',
        },
      },
    ],
  },
];
