/** Builds without starting: for an image, whose first start should not have to. */
import { buildIfNeeded } from './build.ts';

buildIfNeeded({ progress: (line) => console.log(line) }).then(
  ({ id }) => console.log(`build ${id}`),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
