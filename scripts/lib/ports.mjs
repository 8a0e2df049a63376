import { createServer } from 'node:net';

/**
 * Binds a TCP port of 127.0.0.1 for a moment.
 * @param {number} port - the port to try; 0 for any that is free
 * @returns {Promise<number | undefined>} the port, or undefined where something else listens on it
 */
export function tryPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** A port that nobody listens on. */
export const freePort = () => tryPort(0);
