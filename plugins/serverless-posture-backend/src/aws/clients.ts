import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsCredentialIdentity, Logger } from '@aws-sdk/types';
import { Operation } from 'backstage-plugin-serverless-posture-node';
import { boundsOf } from './heap';
import { CallSigner, Command, nobody, signedWith } from './signing';

/** The part of an SDK client that we use. */
export type SdkClient = InstanceType<Operation['client']>;

/** What carries requests: sockets, or in simulations an answer from this process. */
export type RequestHandler = Pick<NodeHttpHandler, 'handle' | 'destroy'>;

/** Logs no inputs and outputs; without `debug` and `info`, the SDK doesn't even prepare them. */
const quiet = { warn() {}, error() {} } as unknown as Logger;

/**
 * SDK clients by service and Region, for every account: whose name a call is in comes with the call. Clients share one
 * connection pool and try each call once: how often and when to try again is decided where quotas are known.
 */
export class Clients {
  private readonly handler: RequestHandler;
  /** By class, not by its name, which two may share, and by Region. */
  private readonly clients = new Map<
    Operation['client'],
    Map<string, SdkClient>
  >();

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
    const agent = { keepAlive: true, maxSockets: boundsOf().calls };
    return new NodeHttpHandler({
      connectionTimeout: this.options.connectionTimeout ?? 5_000,
      httpAgent: agent,
      httpsAgent: agent,
      // Waiting for a socket is normal here.
      socketAcquisitionWarningTimeout: 60_000,
    });
  }

  /** Sends one request, signed with these credentials. */
  send(
    Client: Operation['client'],
    command: InstanceType<Operation['command']>,
    call: {
      region: string;
      credentials: AwsCredentialIdentity;
      signal: AbortSignal;
    },
  ): Promise<any> {
    signedWith(command as Command, call.credentials);
    return this.clientOf(Client, call.region).send(command, {
      abortSignal: call.signal,
    });
  }

  private clientOf(Client: Operation['client'], region: string): SdkClient {
    const regions = this.clients.get(Client) ?? new Map<string, SdkClient>();
    this.clients.set(Client, regions);
    let client = regions.get(region);
    if (!client) {
      client = new Client({
        region,
        credentials: nobody,
        signerConstructor: CallSigner,
        requestHandler: this.handler,
        maxAttempts: 1,
        logger: quiet,
        // Certificates of S3 don't hold for bucket names with dots, and endpoints of one's own have no name per bucket.
        forcePathStyle: true,
        // A queue's URL names the endpoint of AWS, whatever else is configured.
        useQueueUrlAsEndpoint: false,
        ...(this.options.endpoint ? { endpoint: this.options.endpoint } : {}),
      });
      regions.set(region, client);
    }
    return client;
  }

  /** Closes all connections. */
  destroy(): void {
    this.clients.clear();
    this.handler.destroy();
  }
}
