import { KafkaJSConnectionError } from 'kafkajs';
import { MongoServerSelectionError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';
import { sentenceOf } from './start-error.ts';

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a start that fails', () => {
  it.each(['EACCES', 'EROFS', 'ENOTDIR'])(
    'names the folder that cannot be written (%s)',
    (code) => {
      const error = Object.assign(new Error(code), { code, path: '/somewhere/run' });
      expect(sentenceOf(error)).toContain('/somewhere/run');
      expect(sentenceOf(error)).toContain('MENARA_HOME');
    },
  );

  it('names the variable that does not fit', () => {
    expect(sentenceOf(thrownBy(() => readEnv({ NODE_ENV: 'test', PORT: '99999' })))).toMatch(
      /PORT/,
    );
  });

  it('names who does not answer, and the remedy', () => {
    expect(sentenceOf(new KafkaJSConnectionError('refused'))).toMatch(/KAFKA_BROKERS/);
    const reason = new MongoServerSelectionError('nobody', {} as never);
    expect(sentenceOf(reason)).toMatch(/MONGODB_URI/);
  });

  it('keeps the stack of what nobody foresaw', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toBeUndefined();
  });
});
