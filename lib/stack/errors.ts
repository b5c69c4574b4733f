/**
 * Everything that can stop the engines from starting is told as one sentence with its remedy:
 * whoever reads it in a terminal needs no stack trace. Callers print `message` and exit.
 */
export type StackErrorCode =
  | 'locked'
  | 'bad-setting'
  | 'java-missing'
  | 'kafka-missing'
  | 'mongod-missing'
  | 'bad-download'
  | 'port-missing'
  | 'engine-failed'
  | 'build-failed';

export class StackError extends Error {
  override readonly name = 'StackError';
  readonly code: StackErrorCode;

  constructor(code: StackErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
