/**
 * Many things by id, folded one at a time: a plain record of a thousand would be copied whole for
 * each change, on the server and in every browser. Ids that differ in their last character only
 * share a shelf, and a change copies that shelf and the list of shelves. Pure, and plain JSON.
 */
export type Shelves<Thing> = Readonly<Record<string, Readonly<Record<string, Thing>>>>;

const shelfOf = (id: string): string => id.slice(0, -1);

export const findIn = <Thing>(shelves: Shelves<Thing>, id: string): Thing | undefined =>
  shelves[shelfOf(id)]?.[id];

/** undefined takes it away. */
export function withIn<Thing>(
  shelves: Shelves<Thing>,
  id: string,
  thing: Thing | undefined,
): Shelves<Thing> {
  const shelf = { ...shelves[shelfOf(id)] };
  if (thing === undefined) delete shelf[id];
  else shelf[id] = thing;
  return { ...shelves, [shelfOf(id)]: shelf };
}

export const everyIn = <Thing>(shelves: Shelves<Thing>): [string, Thing][] =>
  Object.values(shelves).flatMap((shelf) => Object.entries(shelf));
