/** The English words of the panel of lab `race`: the same keys as the Indonesian ones. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.10',
  caption: 'One race, three orders',
  ms: (value) => `${number.format(value < 10 ? value : Math.round(value))} ms`,

  'race-1': 'One race',
  'race-20': '20 races, 200 ms pause',
  'race-0': '20 races, no pause',
  'race-clock': '20 races, clock of client-1 100 ms ahead',
  'race-form': 'Race',
  'run-cdc': 'Run the connector',
  'stop-connector': 'Stop the connector',
  'kill-connector': 'Kill the connector',
  line: 'Draw the starting line',

  formCount: 'races',
  formPause: 'pause of client-1',
  formClock: 'its clock ahead by',
  formStart: 'client-2 begins',
  startBehind: 'after client-1',
  startTogether: 'at the same time',
  clientRole: { 'client-1': 'warehouse', 'client-2': 'buyer' },
  clientsStart: 'The two clients are still starting; the button waits',
  connectorRuns: 'the connector is running',
  connectorRests: 'the connector is not running',

  oneRace: (race) => `Race ${race}`,
  allRaces: 'All races',
  logOf: (topic) => `log ${topic}`,
  mongoOf: (race) => `MongoDB ${race}`,
  notYet: 'nothing yet',
  judge: {
    search: 'search_index',
    'by-time': '… going by occurredAt',
    'search-cdc': 'search_index_cdc',
  },
  order: { true: 'order reversed', false: 'same order' },
  verdict: { open: '· waiting', same: '= the same', apart: '≠ different' },
  apartOf: ({ apart, settled }) => `≠ ${number.format(apart)} of ${number.format(settled)}`,

  tabLedger: 'Clients’ notes',
  colCollection: 'collection',
  colFrom: 'from',
  colSeenAt: 'observed at',
  colOrder: 'order',
  colPause: 'pause',
  colClient: 'client',
  colSaved: 'saved by MongoDB at',
  colPublished: 'stored by Kafka at',
  colPartition: 'topic-partition',
  emptyDocuments: 'There is no order yet. Press One race.',
  emptyLedger: 'No client has finished yet.',

  settingRows: [
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['acks (producer)', '-1: all in-sync replicas', 'kafkajs: -1'],
    ['key', 'orderId, in both topics', 'kafkajs: no key'],
    ['partitions', '3, in both topics', 'num.partitions: 1'],
    ['maxInFlightRequests (connector)', '1', 'kafkajs: unlimited'],
    ['the connector’s token', 'saved after each record', '–'],
    ['where the connector begins', 'startAtOperationTime: the start of this run', 'now'],
    ['autoCommit', 'false: committed after each record', 'kafkajs: true'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['sessionTimeout', '6,000 ms (the broker’s lower bound)', 'kafkajs: 30,000 ms'],
  ],

  'check-races': 'races run to the end since the starting line',
  'check-apart': 'orders ≠ search_index (dual write), by id',
  'check-agree': 'orders ≠ search_index_cdc, by id',
  'check-order': 'orders whose order in pesanan-cdc is not the database’s',
  'check-errors': 'errors in the two clients’ notes',
  'check-lag': 'lag of search / search-cdc',

  'limit-races': '1 to 20 races a press. Nothing was run.',
  'limit-pause': 'Pause and clock are whole numbers from 0 to 500 ms. Nothing was run.',
  'limit-run': 'One run holds at most 200 races. Start over for an empty one.',
};
