/**
 * What can't be had at a start is said in a sentence with its remedy. Only what nobody foresaw
 * shows its stack.
 */
import { engineAway } from './errors.ts';

const UNWRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'];

export function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'StackError' || error.name === 'EnvError') return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path !== undefined && UNWRITABLE.includes(code)) {
    return `${path} can't be written (${code}). Give Menara a folder that can, with MENARA_HOME.`;
  }
  switch (engineAway(error)) {
    case 'kafka-away':
      return `Kafka does not answer (${error.message}). Check KAFKA_BROKERS, or unset it to use our own.`;
    case 'mongo-away':
      return `MongoDB does not answer (${error.message}). Check MONGODB_URI, or unset it to use our own.`;
    default:
      return undefined;
  }
}
