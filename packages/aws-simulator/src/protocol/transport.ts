import { createServer, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { HttpResponse } from '@smithy/core/protocols';
import { bytes, WireRequest, WireResponse } from './message';

/** Answers one request; undefined hangs up without an answer. */
export type Answer = (
  request: WireRequest,
) => Promise<WireResponse | undefined>;

async function readMessage(message: IncomingMessage): Promise<WireRequest> {
  const [path, query = ''] = (message.url ?? '/').split('?', 2);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: message.headers as Record<string, string>,
    body: await buffer(message),
  };
}

/** Serves over HTTP on 127.0.0.1. */
export async function listen(
  answer: Answer,
  port = 0,
): Promise<{ server: Server; url: string }> {
  const server = createServer(async (message, reply) => {
    try {
      const response = await answer(await readMessage(message));
      if (!response) {
        message.socket.destroy();
        return;
      }
      const body = bytes(response.body);
      reply.writeHead(response.status, {
        'content-length': body.byteLength,
        ...response.headers,
      });
      if (response.interrupted) {
        reply.write(body.subarray(0, body.byteLength / 2));
        if (!(await response.interrupted())) {
          message.socket.destroy();
          return;
        }
        reply.end(body.subarray(body.byteLength / 2));
        return;
      }
      reply.end(body);
    } catch (error) {
      reply.writeHead(500, { 'content-type': 'text/plain' });
      reply.end(`aws-simulator: ${(error as Error).stack}`);
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${address.port}` };
}

async function* partsOf(
  body: WireResponse['body'],
  interrupted: NonNullable<WireResponse['interrupted']>,
) {
  const all = bytes(body);
  yield all.subarray(0, all.byteLength / 2);
  if (!(await interrupted()))
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  yield all.subarray(all.byteLength / 2);
}

/** What an SDK client calls to send a request. */
export interface InProcessHandler {
  handle(request: any): Promise<{ response: HttpResponse }>;
  metadata: { handlerProtocol: string };
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
  destroy(): void;
}

/** A `requestHandler` for SDK clients that answers in this process, without sockets. */
export function inProcess(answer: Answer): InProcessHandler {
  return {
    async handle(request) {
      const query = new URLSearchParams();
      for (const [key, value] of Object.entries(request.query ?? {})) {
        for (const item of [value].flat()) {
          query.append(key, (item as string | null) ?? '');
        }
      }
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(request.headers)) {
        headers[name.toLowerCase()] = String(value);
      }
      const response = await answer({
        method: request.method,
        path: request.path,
        query,
        headers,
        body: bytes(request.body ?? ''),
      });
      if (!response) {
        throw Object.assign(new Error('socket hang up'), {
          code: 'ECONNRESET',
        });
      }
      return {
        response: new HttpResponse({
          statusCode: response.status,
          headers: { ...response.headers },
          body: response.interrupted
            ? Readable.from(partsOf(response.body, response.interrupted))
            : bytes(response.body),
        }),
      };
    },
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}
