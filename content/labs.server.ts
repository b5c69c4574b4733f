/** slug → what runs on the server. Imported by `server.ts` only; a new lab adds a line here. */
import type { LabModule } from '#lib/room.ts';
import { lab as batching } from './11-1/batching/lab.ts';
import { model as batchingModel } from './11-1/batching/model.ts';
import { lab as callOrPublish } from './11-1/call-or-publish/lab.ts';
import { model as callOrPublishModel } from './11-1/call-or-publish/model.ts';
import { lab as groups } from './11-1/groups/lab.ts';
import { model as groupsModel } from './11-1/groups/model.ts';
import { lab as keys } from './11-1/keys/lab.ts';
import { model as keysModel } from './11-1/keys/model.ts';
import { lab as kill } from './11-1/kill/lab.ts';
import { model as killModel } from './11-1/kill/model.ts';
import { lab as log } from './11-1/log/lab.ts';
import { model as logModel } from './11-1/log/model.ts';
import { lab as retention } from './11-1/retention/lab.ts';
import { model as retentionModel } from './11-1/retention/model.ts';
import { lab as cdc } from './11-2/cdc/lab.ts';
import { model as cdcModel } from './11-2/cdc/model.ts';
import { lab as dualWrite } from './11-2/dual-write/lab.ts';
import { model as dualWriteModel } from './11-2/dual-write/model.ts';
import { lab as oplog } from './11-2/oplog/lab.ts';
import { model as oplogModel } from './11-2/oplog/model.ts';
import { lab as outbox } from './11-2/outbox/lab.ts';
import { model as outboxModel } from './11-2/outbox/model.ts';
import { lab as race } from './11-2/race/lab.ts';
import { model as raceModel } from './11-2/race/model.ts';
import { lab as relay } from './11-2/relay/lab.ts';
import { model as relayModel } from './11-2/relay/model.ts';
import { lab as sinks } from './11-2/sinks/lab.ts';
import { model as sinksModel } from './11-2/sinks/model.ts';
import { lab as chaos } from './11-3/chaos/lab.ts';
import { model as chaosModel } from './11-3/chaos/model.ts';
import { lab as commitOrder } from './11-3/commit-order/lab.ts';
import { model as commitOrderModel } from './11-3/commit-order/model.ts';
import { lab as dedupeKey } from './11-3/dedupe-key/lab.ts';
import { model as dedupeKeyModel } from './11-3/dedupe-key/model.ts';
import { lab as idempotentProducer } from './11-3/idempotent-producer/lab.ts';
import { model as idempotentProducerModel } from './11-3/idempotent-producer/model.ts';
import { lab as lostAck } from './11-3/lost-ack/lab.ts';
import { model as lostAckModel } from './11-3/lost-ack/model.ts';
import { lab as oneFate } from './11-3/one-fate/lab.ts';
import { model as oneFateModel } from './11-3/one-fate/model.ts';
import { lab as transactions } from './11-3/transactions/lab.ts';
import { model as transactionsModel } from './11-3/transactions/model.ts';
import { lab as uniqueIndex } from './11-3/unique-index/lab.ts';
import { model as uniqueIndexModel } from './11-3/unique-index/model.ts';
import { lab as versions } from './11-3/versions/lab.ts';
import { model as versionsModel } from './11-3/versions/model.ts';
import { lab as zombie } from './11-3/zombie/lab.ts';
import { model as zombieModel } from './11-3/zombie/model.ts';
import { findFolder } from './labs.ts';
import { lab as phone } from './pembuka/phone/lab.ts';
import { model as phoneModel } from './pembuka/phone/model.ts';
import { lab as radio } from './pembuka/radio/lab.ts';
import { model as radioModel } from './pembuka/radio/model.ts';
import { lab as tower } from './pembuka/tower/lab.ts';
import { model as towerModel } from './pembuka/tower/model.ts';

const parts = [
  { slug: 'phone', server: phone, model: phoneModel },
  { slug: 'radio', server: radio, model: radioModel },
  { slug: 'call-or-publish', server: callOrPublish, model: callOrPublishModel },
  { slug: 'log', server: log, model: logModel },
  { slug: 'keys', server: keys, model: keysModel },
  { slug: 'groups', server: groups, model: groupsModel },
  { slug: 'kill', server: kill, model: killModel },
  { slug: 'retention', server: retention, model: retentionModel },
  { slug: 'batching', server: batching, model: batchingModel },
  { slug: 'dual-write', server: dualWrite, model: dualWriteModel },
  { slug: 'race', server: race, model: raceModel },
  { slug: 'oplog', server: oplog, model: oplogModel },
  { slug: 'cdc', server: cdc, model: cdcModel },
  { slug: 'outbox', server: outbox, model: outboxModel },
  { slug: 'relay', server: relay, model: relayModel },
  { slug: 'commit-order', server: commitOrder, model: commitOrderModel },
  { slug: 'sinks', server: sinks, model: sinksModel },
  { slug: 'unique-index', server: uniqueIndex, model: uniqueIndexModel },
  { slug: 'dedupe-key', server: dedupeKey, model: dedupeKeyModel },
  { slug: 'tower', server: tower, model: towerModel },
  { slug: 'transactions', server: transactions, model: transactionsModel },
  { slug: 'versions', server: versions, model: versionsModel },
  { slug: 'one-fate', server: oneFate, model: oneFateModel },
  { slug: 'lost-ack', server: lostAck, model: lostAckModel },
  { slug: 'zombie', server: zombie, model: zombieModel },
  { slug: 'idempotent-producer', server: idempotentProducer, model: idempotentProducerModel },
  { slug: 'chaos', server: chaos, model: chaosModel },
];

export const labModules: readonly LabModule[] = parts.map(({ slug, server, model }) => {
  const entry = findFolder(slug);
  if (!entry) throw new Error(`labs.ts does not list ${slug}`);
  return { slug, server, model: model as LabModule['model'], limits: entry.limits };
});
