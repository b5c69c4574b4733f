/** What a beginner would write: a kafkajs group consumer that prints each record's offset. */
import { Kafka, logLevel } from 'kafkajs';

const [broker = '', topic = ''] = process.argv.slice(2);
const kafka = new Kafka({ clientId: 'bench', brokers: [broker], logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `bench-${process.pid}` });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    process.stdout.write(`${message.offset}\n`);
  },
});
