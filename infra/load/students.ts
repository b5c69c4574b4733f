/** The students of every lab in the registry, each with the doors its presses go through. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { labModules } from '#content/labs.server.ts';
import { type LabEntry, labs, openings } from '#content/labs.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Student } from '#lib/student.ts';

export interface Course {
  readonly slug: string;
  /** Where the lab stands: `/id/11-1/log`. */
  readonly path: string;
  readonly student: Student;
  /** Every prediction with an option that may be stored. */
  readonly guesses: readonly (readonly [id: string, option: string])[];
  /** Id of a server action by its exported name. */
  door(action: string): string;
}

const studentFile = ({ chapter, slug }: LabEntry) => `content/${chapter}/${slug}/student.ts`;

export const everyLab = (): readonly LabEntry[] => [...labs, ...openings];

export async function studentOf(entry: LabEntry): Promise<Student> {
  const module: { student?: Student } = await import(join(repoRoot(), studentFile(entry)));
  if (!module.student) throw new Error(`${studentFile(entry)} exports no student`);
  return module.student;
}

/** Needs the built pages: Next names its server actions when it builds. */
export async function readCourses(): Promise<Course[]> {
  const doors = await readDoors();
  return Promise.all(
    everyLab().map(async (entry) => {
      const { slug, chapter } = entry;
      const predictions = labModules.find((lab) => lab.slug === slug)?.server.answers.predictions;
      const actions = `content/${chapter}/${slug}/actions.ts`;
      return {
        slug,
        path: openings.includes(entry) ? '/id' : `/id/${chapter}/${slug}`,
        student: await studentOf(entry),
        guesses: Object.entries(predictions ?? {}).map(([id, [option = '']]) => [id, option]),
        door(action) {
          const id = doors.get(`${actions}#${action}`);
          if (!id) throw new Error(`The built pages know no action ${action} of ${actions}`);
          return id;
        },
      } satisfies Course;
    }),
  );
}

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

async function readDoors(): Promise<Map<string, string>> {
  const file = join(repoRoot(), '.next/server/server-reference-manifest.json');
  const { node } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      `${filename}#${exportedName}`,
      id,
    ]),
  );
}
