/**
 * `npm run doctor`: looks, fetches nothing and starts nothing. Tells what is here, what each lab
 * needs and whether it is there, and one remedy for each fault. Exits with 1 when something that
 * is needed is missing.
 */
import { labs } from '#content/labs.ts';
import { readSettings } from '#lib/stack/settings.ts';
import { lookAtEngines } from './doctor-engines.ts';
import { lookAtMachine } from './doctor-machine.ts';
import { needsOf } from './doctor-needs.ts';
import { lookAtTools } from './doctor-tools.ts';
import { type Finding, isFault } from './finding.ts';

async function main(): Promise<number> {
  // A setting that can't be read leaves nothing to look for: it is told alone.
  const settings = readSettings(process.env);
  const [tools, machine, engines] = await Promise.all([
    lookAtTools(process.env),
    lookAtMachine(process.env, settings),
    lookAtEngines(process.env, settings),
  ]);
  show('Tools', tools);
  show('Machine', machine);
  show('Kafka and MongoDB', engines);
  const needs = await needsOf(process.env, [...tools, ...engines]);
  show(
    'Labs',
    labs.map((lab) => {
      const absent = lab.needs.filter((need) => needs.get(need)?.level === 'fault');
      const reduced = lab.needs.filter((need) => needs.get(need)?.level === 'note');
      const reasons = [...absent, ...reduced].map((need) => needs.get(need)?.says ?? need);
      const missing = [...new Set(reasons)];
      return {
        name: `${lab.chapter} §${lab.section} ${lab.slug}`,
        level: absent.length > 0 ? 'fault' : reduced.length > 0 ? 'note' : 'ok',
        says: `needs ${lab.needs.join(', ')}: ${missing.length === 0 ? 'all there' : missing.join('; ')}`,
      } satisfies Finding;
    }),
  );
  const faults = [...tools, ...machine, ...engines].filter(isFault);
  for (const fault of faults) console.log(`Remedy for ${fault.name}: ${fault.remedy}`);
  console.log(faults.length === 0 ? 'Everything that is needed is here.' : '');
  return faults.length === 0 ? 0 : 1;
}

const SIGNS = { ok: 'ok  ', note: 'note', fault: 'FAIL' } as const;

function show(title: string, findings: readonly Finding[]): void {
  const width = Math.max(...findings.map(({ name }) => name.length));
  console.log(title);
  for (const { name, level, says } of findings) {
    console.log(`  ${SIGNS[level]}  ${name.padEnd(width)}  ${says}`);
  }
  console.log('');
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
