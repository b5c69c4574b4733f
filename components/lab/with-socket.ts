'use client';
/** The socket's library is fetched after the page stands: text and figure need not wait for it. */
import type { LabSocket } from './socket.ts';

/** Connects when the library is there; the returned function undoes it, at whatever moment. */
export function withSocket(connect: (socket: LabSocket) => () => void): () => void {
  let left = false;
  let leave: (() => void) | undefined;
  import('./socket.ts').then(
    ({ labSocket }) => {
      if (!left) leave = connect(labSocket());
    },
    // The server went away between page and library: a reload brings both.
    (error) => console.error(error),
  );
  return () => {
    left = true;
    leave?.();
  };
}
