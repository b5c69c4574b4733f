/** Every lab of the registry has a student whose presses the lab knows. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { everyLab, studentOf } from './students.ts';

describe.each(everyLab().map((entry) => [entry.slug, entry] as const))(
  'student of %s',
  (_, lab) => {
    it('presses what the lab lets be pressed, and has buttons for it', async () => {
      const { begin, round } = await studentOf(lab);
      const actions = await readFile(`content/${lab.chapter}/${lab.slug}/actions.ts`, 'utf8');
      expect(round.length).toBeGreaterThan(0);
      for (const { action, button, screen } of [...begin, ...round]) {
        expect(actions).toContain(`export async function ${action}(`);
        expect(button).toMatch(/data-(control|testid)="/);
        expect(screen).toMatch(/data-(process|testid)="/);
      }
    });
  },
);
