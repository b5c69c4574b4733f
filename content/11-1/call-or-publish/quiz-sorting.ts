/**
 * Eight interactions of the shop to sort: command, query or event. Each wrong choice has its own
 * reason, since each tempts in its own way.
 */
import type { QuizQuestion, Text } from '#lib/lab.ts';

const KINDS = ['command', 'query', 'event'] as const;
type Kind = (typeof KINDS)[number];

const NAMES: Readonly<Record<Kind, Text>> = {
  command: { id: 'perintah', en: 'a command' },
  query: { id: 'pertanyaan', en: 'a query' },
  event: { id: 'kejadian', en: 'an event' },
};

interface Card {
  readonly id: string;
  readonly kind: Kind;
  readonly says: readonly [id: string, en: string];
  /** Why it is, or is not, of each kind. */
  readonly why: Readonly<Record<Kind, readonly [id: string, en: string]>>;
}

const question = ({ id, kind, says, why }: Card): QuizQuestion => ({
  id,
  question: { id: `Pilah: ${says[0]}`, en: `Sort: ${says[1]}` },
  options: KINDS.map((one) => ({
    id: one,
    text: NAMES[one],
    right: one === kind,
    reason: { id: why[one][0], en: why[one][1] },
  })),
});

const cards: readonly Card[] = [
  {
    id: 'shipping-fee',
    kind: 'query',
    says: [
      'Halaman checkout harus menampilkan ongkos kirim sebelum tombol Bayar.',
      'The checkout page must show the shipping fee before the Pay button.',
    ],
    why: {
      command: [
        'Menghitung ongkos tidak mengubah apa-apa. Kalau dijalankan dua kali, tidak ada yang rugi; itu tanda pertanyaan.',
        'Computing a fee changes nothing. Done twice, nobody loses; that is the sign of a query.',
      ],
      query: [
        'Pembeli menunggu jawabannya. Panggil langsung, atau simpan salinan tarif dan terima bahwa ia bisa basi.',
        'The buyer waits for the answer. Call, or keep a copy of the rates and accept that it may be stale.',
      ],
      event: [
        'Belum ada yang terjadi. Menyiarkan lalu berharap ada yang membalas berarti pembeli menunggu tanpa tahu siapa yang menjawab.',
        'Nothing has happened yet. To publish and hope for a reply leaves the buyer waiting, not knowing who will answer.',
      ],
    },
  },
  {
    id: 'paid',
    kind: 'event',
    says: [
      'PesananDibayar: pembayaran ORD-7 sudah diterima.',
      'PesananDibayar: the payment for ORD-7 was received.',
    ],
    why: {
      command: [
        'Tidak ada yang disuruh. Gudang, laporan, dan notifikasi memutuskan sendiri apa artinya bagi mereka.',
        'Nobody is told to do anything. Warehouse, reports and notifications decide by themselves what it means to them.',
      ],
      query: [
        'Tidak ada yang ditanyakan, dan pengirimnya tidak menunggu jawaban.',
        'Nothing is asked, and its sender waits for no answer.',
      ],
      event: [
        'Fakta dalam bentuk lampau. Ia tidak bisa ditolak, dan pendengar baru boleh datang kapan saja. Siarkan.',
        'A fact in the past tense. It can’t be refused, and a new listener may come at any time. Publish it.',
      ],
    },
  },
  {
    id: 'reserve',
    kind: 'command',
    says: [
      'Gudang diminta menyisihkan dua bungkus kopi untuk ORD-7.',
      'The warehouse is asked to put two packs of coffee aside for ORD-7.',
    ],
    why: {
      command: [
        'Satu penerima, satu tindakan, dan ia boleh menolak: stoknya bisa habis. Hasilnya baru kejadian: StokDipesan atau StokHabis.',
        'One receiver, one act, and it may refuse: stock may have run out. Only its outcome is an event: StokDipesan or StokHabis.',
      ],
      query: [
        'Bertanya berapa stoknya adalah pertanyaan. Menyisihkan mengubah stok itu, jadi melakukannya dua kali ada akibatnya.',
        'Asking how much is left is a query. Putting some aside changes that, so doing it twice has consequences.',
      ],
      event: [
        'Menggoda, sebab sesudah itu memang ada kejadian. Tetapi selama gudang masih bisa menolak, belum ada fakta.',
        'Tempting, since an event does follow. But as long as the warehouse can refuse there is no fact yet.',
      ],
    },
  },
  {
    id: 'email-now',
    kind: 'command',
    says: [
      'KirimEmailSekarang, sebagai record di sebuah topic.',
      'KirimEmailSekarang (send the e-mail now), as a record in a topic.',
    ],
    why: {
      command: [
        'Perintah berbaju event: pengirimnya tahu siapa harus berbuat apa. Terbitkan faktanya, PesananDibayar, dan biarkan notification memutuskan.',
        'A command in an event’s clothes: its sender knows who has to do what. Publish the fact, PesananDibayar, and let notification decide.',
      ],
      query: [
        'Tidak ada jawaban yang ditunggu, dan sesuatu di dunia berubah: sebuah email terkirim.',
        'No answer is waited for, and something in the world does change: an e-mail is sent.',
      ],
      event: [
        'Ia memang lewat Kafka. Jalur tidak menentukan arti; kalimatnya menyuruh, tidak memberitakan.',
        'It does travel through Kafka. The road doesn’t decide the meaning; the sentence orders, it does not report.',
      ],
    },
  },
  {
    id: 'daily-report',
    kind: 'event',
    says: [
      'Analytics perlu tahu setiap pesanan yang dibuat, untuk laporan besok pagi.',
      'Analytics needs to know of every order made, for tomorrow morning’s report.',
    ],
    why: {
      command: [
        'Order service tidak perlu menyuruh analytics. Kalau ia menyuruh, laporan baru berarti mengubah order service.',
        'The order service need not order analytics about. If it did, a new report would mean changing the order service.',
      ],
      query: [
        'Bisa saja ditanyakan semalam sekali. Tetapi tidak ada yang menunggu jawabannya, dan pertanyaan itu membebani sumbernya tepat saat sibuk.',
        'It could be asked once a night. But nobody waits for the answer, and the question burdens its source when that is busy.',
      ],
      event: [
        'PesananDibuat sudah disiarkan; analytics tinggal ikut mendengar dengan group sendiri. Pengirimnya tidak berubah.',
        'PesananDibuat is published already; analytics just listens too, as a group of its own. The sender doesn’t change.',
      ],
    },
  },
  {
    id: 'status-page',
    kind: 'query',
    says: [
      'Pembeli membuka halaman status ORD-7 dan ingin melihat keadaannya saat ini.',
      'A buyer opens the status page of ORD-7 and wants to see how it stands now.',
    ],
    why: {
      command: [
        'Membuka halaman tidak boleh mengubah pesanan.',
        'Opening a page must not change the order.',
      ],
      query: [
        'Ia menunggu di depan layar. Tanyakan ke sumbernya, atau ke read model yang disusun dari event, dan katakan seberapa baru isinya.',
        'She waits in front of the screen. Ask the source, or a read model built from events, and say how recent it is.',
      ],
      event: [
        'Halaman itu bisa disusun dari event, dan itu bagus. Tetapi permintaan melihatnya sendiri bukan fakta bagi siapa pun selain dia.',
        'The page may well be built from events, and that is good. But the request to see it is no fact for anybody but her.',
      ],
    },
  },
  {
    id: 'cancel',
    kind: 'command',
    says: [
      'Pembeli menekan tombol Batalkan pesanan.',
      'A buyer presses the button Cancel my order.',
    ],
    why: {
      command: [
        'Ia meminta, dan boleh ditolak: barangnya mungkin sudah dikirim. Panggil, sebab ia menunggu ya atau tidak. Kalau ya, barulah PesananDibatalkan disiarkan.',
        'She asks, and may be refused: the goods may have left. Call, since she waits for yes or no. If yes, PesananDibatalkan is published.',
      ],
      query: [
        'Ia memang menunggu jawaban. Tetapi yang ia minta bukan kabar, melainkan perubahan.',
        'She does wait for an answer. But what she asks for isn’t news, it is a change.',
      ],
      event: [
        'Tombolnya memang sudah ditekan, itu fakta. Pembatalannya belum: ia masih bisa ditolak.',
        'That the button was pressed is a fact. The cancellation isn’t one yet: it may still be refused.',
      ],
    },
  },
  {
    id: 'sold-out',
    kind: 'event',
    says: ['StokHabis: kopi arabika tinggal nol.', 'StokHabis: no arabica coffee is left.'],
    why: {
      command: [
        'Kalimat ini tidak berkata “sembunyikan barangnya” atau “pesan lagi”. Katalog dan pembelian menarik kesimpulannya sendiri.',
        'The sentence doesn’t say “hide the item” or “order more”. Catalogue and purchasing draw their own conclusions.',
      ],
      query: [
        'Yang bertanya “masih ada?” menunggu jawaban. Di sini tidak ada yang menunggu.',
        'Whoever asks “is there any left?” waits for an answer. Here nobody waits.',
      ],
      event: [
        'Sudah terjadi, dan menarik bagi beberapa pihak yang tidak dikenal gudang. Siarkan.',
        'It has happened, and it matters to several parties the warehouse doesn’t know. Publish it.',
      ],
    },
  },
];

export const sorting: readonly QuizQuestion[] = cards.map(question);
