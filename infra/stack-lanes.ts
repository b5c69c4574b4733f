/**
 * The tests on the real stack, in two lanes that run side by side, each with a broker and a database
 * of its own: they mostly wait for sessions to run out and for groups to settle, and one lane alone
 * would take longer than all the rest.
 */
export interface StackLane {
  readonly name: string;
  /** Each test on the stack is in exactly one lane's folders. */
  readonly folders: readonly string[];
  /** Apart, since both look for a free port in the same second. */
  readonly ports: typeof TEST_PORTS;
}

/** Away from the ports of an app that may be running beside the tests. */
export const TEST_PORTS = { MENARA_KAFKA_PORT: '29492', MENARA_MONGOD_PORT: '27517' };

export const STACK_LANES: readonly StackLane[] = [
  {
    name: 'stack',
    folders: ['content/pembuka/', 'content/11-1/', 'lib/', 'infra/'],
    ports: TEST_PORTS,
  },
  {
    name: 'stack-2',
    folders: ['content/11-2/', 'content/11-3/', 'content/shop/'],
    ports: { MENARA_KAFKA_PORT: '29532', MENARA_MONGOD_PORT: '27557' },
  },
];

/** The lane of a file or folder of the repository, by its path from there. */
export const lanesOf = (path: string): readonly StackLane[] =>
  STACK_LANES.filter(({ folders }) => folders.some((folder) => path.startsWith(folder)));
