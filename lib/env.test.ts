import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const variables = (given: Record<string, string>) => given as NodeJS.ProcessEnv;

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnv(variables({}))).toEqual({
      port: 3000,
      home: resolve('.menara'),
      host: '127.0.0.1',
      publicUrl: undefined,
      secure: false,
      logFormat: 'text',
      metrics: undefined,
    });
  });

  it('makes cookies secure where the world comes over https', () => {
    expect(readEnv(variables({ PUBLIC_URL: 'https://menara.example' })).secure).toBe(true);
    expect(readEnv(variables({ PUBLIC_URL: 'http://menara.example' })).secure).toBe(false);
  });

  it.each([
    { PORT: '0' },
    { PORT: '65536' },
    { PORT: 'http' },
    { PORT: '30.5' },
    { PUBLIC_URL: 'menara.example' },
    { MENARA_HOME: '' },
    { HOST: '' },
    { LOG_FORMAT: 'xml' },
    { METRICS_ADDRESS: '9464' },
  ])('names the variable that does not fit: %j', (given) => {
    const [name = ''] = Object.keys(given);
    expect(() => readEnv(variables(given as unknown as Record<string, string>))).toThrow(name);
  });
});
