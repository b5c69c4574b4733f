/**
 * The library dials again when a connection breaks, but not when the server said no (too many
 * sockets) or goodbye (too many events): it leaves that to us. A page that gave up for good would
 * stand there until it is loaded anew, so it asks once a second.
 */
import type { Socket } from 'socket.io-client';

const AGAIN_MS = 1000;

export function comeBack(socket: Pick<Socket, 'on' | 'connect' | 'active'>): void {
  const later = () => {
    setTimeout(() => socket.connect(), AGAIN_MS);
  };
  socket.on('connect_error', () => {
    if (!socket.active) later();
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') later();
  });
}
