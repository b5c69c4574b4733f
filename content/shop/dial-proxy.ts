/** How a client of Kafka is led through the proxy of the lost acks. */
import { connect, type Socket } from 'node:net';

/**
 * A socket that reaches `host:port` by the proxy. Whose it is and where it wants to go is its first
 * line, as with any SOCKS proxy; from then on it carries Kafka's own bytes.
 */
// #region dial
export function dialThrough(proxyPort: number, owner: string) {
  return ({ host, port }: { host: string; port: number }, onConnect: () => void): Socket => {
    const socket = connect(proxyPort, '127.0.0.1', onConnect);
    socket.write(`${owner} ${host} ${port}\n`);
    return socket;
  };
}
// #endregion
