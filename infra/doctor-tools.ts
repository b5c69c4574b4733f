/** The programs that Menara uses: which of them are here, and in which version. */
import { StackError } from '#lib/stack/errors.ts';
import { findJava } from '#lib/stack/java.ts';
import type { Environment } from '#lib/stack/paths.ts';
import { run } from '#lib/stack/run.ts';
import { CHROMIUM_REMEDY, findChromium } from './chromium.ts';
import type { Finding } from './finding.ts';

const NODE_MIN = [20, 19] as const;
const VERSION_DEADLINE_MS = 20_000;

export async function lookAtTools(env: Environment): Promise<Finding[]> {
  return Promise.all([
    lookAtNode(process.versions.node),
    lookAtJava(env),
    optional('mvn', ['-v'], /Apache Maven (\d[\w.-]*)/, env, 'fetches Kafka on the first start'),
    optional('python3', ['--version'], /Python (\S+)/, env, 'can fetch mongod on Linux'),
    lookAtChromium(env),
    optional('kcat', ['-V'], /Version (\S+)/, env, 'for looking at topics with your own hands'),
    optional('mongosh', ['--version'], /(\d\S+)/, env, 'for looking at documents likewise'),
  ]);
}

export function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (enough) return { name: 'node', level: 'ok', says: version };
  return {
    name: 'node',
    level: 'fault',
    says: `${version} is too old`,
    remedy: `install Node ${NODE_MIN.join('.')} or newer (nodejs.org).`,
  };
}

async function lookAtJava(env: Environment): Promise<Finding> {
  if (env.KAFKA_BROKERS)
    return { name: 'java', level: 'ok', says: 'not needed: KAFKA_BROKERS is set' };
  try {
    return { name: 'java', level: 'ok', says: (await findJava(env)).version };
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    const [says = '', remedy] = error.message.split('. ');
    return { name: 'java', level: 'fault', says, ...(remedy && { remedy }) };
  }
}

async function lookAtChromium(env: Environment): Promise<Finding> {
  const file = findChromium(env);
  if (!file)
    return { name: 'chromium', level: 'note', says: `only for npm test. ${CHROMIUM_REMEDY}` };
  const result = await run(file, ['--version'], { deadlineMs: VERSION_DEADLINE_MS, env });
  const version = result.tail.match(/(\d+(?:\.\d+)+)/)?.[1];
  if (version) return { name: 'chromium', level: 'ok', says: `${version} (${file})` };
  return { name: 'chromium', level: 'note', says: `${file} does not run. ${CHROMIUM_REMEDY}` };
}

async function optional(
  name: string,
  args: string[],
  pattern: RegExp,
  env: Environment,
  purpose: string,
): Promise<Finding> {
  const result = await run(name, args, { deadlineMs: VERSION_DEADLINE_MS, env });
  const version = result.tail.match(pattern)?.[1];
  if (version) return { name, level: 'ok', says: version };
  return { name, level: 'note', says: `not here (${purpose})` };
}
