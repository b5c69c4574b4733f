/** What every source of program files is told, and the versions that are asked for. */
import type { Environment } from './paths.ts';
import type { Progress } from './progress.ts';

export const KAFKA_VERSION = '4.4.0';
export const MONGOD_VERSION = '8.0.37';

export interface FetchContext {
  downloads: string;
  logs: string;
  env: Environment;
  progress: Progress;
  watch: (pid: number) => void;
}
