/** Reads the rights out of docs/operating.md, so that what is tested is what is written. */
import { runInNewContext } from 'node:vm';
import {
  type AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';

const OPERATIONS: Readonly<Record<string, AclOperationTypes>> = {
  Create: AclOperationTypes.CREATE,
  Delete: AclOperationTypes.DELETE,
  Describe: AclOperationTypes.DESCRIBE,
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
};

/** One entry for each operation of each `kafka-acls.sh` line. */
export function aclsIn(page: string): AclEntry[] {
  const block = /```sh\n(kafka-acls\.sh[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const commands = block.replaceAll('\\\n', ' ').split('\n').filter(Boolean);
  return commands.flatMap((command) => {
    const option = (name: string) => new RegExp(`--${name} (\\S+)`).exec(command)?.[1];
    const topic = option('topic');
    const transactionalId = option('transactional-id');
    return [...command.matchAll(/--operation (\w+)/g)].map(([, name = '']) => {
      const operation = OPERATIONS[name];
      if (operation === undefined) throw new Error(`unknown operation ${name}`);
      return {
        resourceType: topic
          ? AclResourceTypes.TOPIC
          : transactionalId
            ? AclResourceTypes.TRANSACTIONAL_ID
            : AclResourceTypes.GROUP,
        resourceName: topic ?? transactionalId ?? option('group') ?? '',
        resourcePatternType:
          option('resource-pattern-type') === 'prefixed'
            ? ResourcePatternTypes.PREFIXED
            : ResourcePatternTypes.LITERAL,
        principal: option('allow-principal') ?? '',
        host: '*',
        operation,
        permissionType: AclPermissionTypes.ALLOW,
      };
    });
  });
}

interface MongoRights {
  readonly role: { role: string; privileges: object[]; roles: string[] };
  readonly user: { user: string; pwd: string; roles: string[] };
}

/** Runs the `mongosh` block with a `db` that only notes what it is told. */
export function mongoRightsIn(page: string, password: string): MongoRights {
  const block = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const told: Record<string, unknown> = {};
  const admin = {
    createRole: (role: unknown) => void Object.assign(told, { role }),
    createUser: (user: unknown) => void Object.assign(told, { user }),
  };
  const shell = { db: { getSiblingDB: () => admin }, passwordPrompt: () => password };
  runInNewContext(block, shell, { timeout: 1000 });
  return structuredClone(told) as unknown as MongoRights;
}
