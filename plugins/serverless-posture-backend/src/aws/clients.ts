import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsCredentialIdentity } from '@aws-sdk/types';
import { Operation } from 'backstage-plugin-serverless-posture-node';

/** The part of an SDK client that we use. */
export type SdkClient = InstanceType<Operation['client']>;

/** What carries requests: sockets, or in simulations an answer from this process. */
export type RequestHandler = Pick<NodeHttpHandler, 'handle' | 'destroy'>;

/** Sockets to one endpoint; more calls than these wait in the agent. */
const MAX_SOCKETS = 256;

/** Clients kept at a time. Making one is cheap, as all of them share their connections. */
const MAX_CLIENTS = 512;

/**
 * SDK clients by service, Region and credentials. They share one connection pool and try each call once: how often and
 * when to try again is decided where quotas are known.
 */
export class Clients {
  private readonly handler: RequestHandler;
  private readonly clients = new Map<string, SdkClient>();

  /**
   * @param options - `endpoint`: URL that replaces every endpoint of AWS; `AWS_ENDPOINT_URL` does so by itself.
   * `requestHandler`: in place of sockets
   */
  constructor(
    private readonly options: {
      endpoint?: string;
      connectionTimeout?: number;
      requestHandler?: RequestHandler;
    } = {},
  ) {
    this.handler = options.requestHandler ?? this.overSockets();
  }

  private overSockets(): NodeHttpHandler {
    const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
    return new NodeHttpHandler({
      connectionTimeout: this.options.connectionTimeout ?? 5_000,
      httpAgent: agent,
      httpsAgent: agent,
      // Waiting for a socket is normal here.
      socketAcquisitionWarningTimeout: 60_000,
    });
  }

  /** The client of a service with exactly these credentials. */
  get(
    Client: Operation['client'],
    region: string,
    credentials: AwsCredentialIdentity,
  ): SdkClient {
    const key = `${Client.name}/${region}/${credentials.accessKeyId}`;
    let client = this.clients.get(key);
    if (client) {
      this.clients.delete(key); // to the young end of the insertion order
    } else {
      client = new Client({
        region,
        // When they expire, the next ones come with a client of their own.
        credentials: { ...credentials, expiration: undefined },
        requestHandler: this.handler,
        maxAttempts: 1,
        ...(this.options.endpoint ? { endpoint: this.options.endpoint } : {}),
      });
      // Clients that fall out are not destroyed: that would close the connections which all of them share.
      const [oldest] = this.clients.keys();
      if (this.clients.size >= MAX_CLIENTS) this.clients.delete(oldest);
    }
    this.clients.set(key, client);
    return client;
  }

  /** Closes all connections. */
  destroy(): void {
    this.clients.clear();
    this.handler.destroy();
  }
}
