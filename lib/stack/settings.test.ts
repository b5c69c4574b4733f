import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('brings both engines itself when nothing is named', () => {
    expect(readSettings({})).toEqual({ kafkaPort: 29092, mongodPort: 27217 });
    expect(readSettings({ KAFKA_BROKERS: '', MONGODB_URI: '' })).toEqual(readSettings({}));
  });

  it('uses the cluster that is named, with its user and certificate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'menara-settings-'));
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, 'CERTIFICATE');
    const settings = readSettings({
      KAFKA_BROKERS: 'one:9093, two:9093',
      KAFKA_SSL_CA: ca,
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'menara',
      KAFKA_SASL_PASSWORD: 'rahasia',
      MONGODB_URI: 'mongodb://db/?replicaSet=rs0',
    });
    expect(settings.kafka).toEqual({
      brokers: ['one:9093', 'two:9093'],
      ssl: { ca: ['CERTIFICATE'] },
      sasl: { mechanism: 'scram-sha-512', username: 'menara', password: 'rahasia' },
    });
    expect(settings.mongo).toEqual({ uri: 'mongodb://db/?replicaSet=rs0' });
    await rm(folder, { recursive: true });
  });

  it.each([
    ['KAFKA_BROKERS', { KAFKA_BROKERS: 'localhost' }],
    ['KAFKA_SSL', { KAFKA_SSL: 'perhaps' }],
    ['KAFKA_SSL_CA', { KAFKA_BROKERS: 'one:1', KAFKA_SSL_CA: '/no/such/file' }],
    ['KAFKA_SASL_MECHANISM', { KAFKA_SASL_MECHANISM: 'md5' }],
    ['KAFKA_SASL_USERNAME', { KAFKA_BROKERS: 'one:1', KAFKA_SASL_MECHANISM: 'plain' }],
    [
      'KAFKA_SASL_PASSWORD',
      { KAFKA_BROKERS: 'one:1', KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'a' },
    ],
    ['MONGODB_URI', { MONGODB_URI: 'localhost:27017' }],
    ['MENARA_KAFKA_PORT', { MENARA_KAFKA_PORT: '80' }],
  ])('names %s when it does not fit', (variable, env) => {
    expect(() => readSettings(env)).toThrow(new RegExp(`${variable}: `));
  });
});
