import { AwsCredentialIdentity } from '@aws-sdk/types';
import {
  Context,
  Handler,
  inOrder,
  Middleware,
  oneAttempt,
  rememberEndpoint,
  rememberUserAgent,
} from './middleware';
import { signEachCall, withCredentials } from './signing';

/** The parts of the SDK's clients that we use. */
interface Client {
  config: any;
  middlewareStack: any;
}

interface Command {
  resolveMiddleware(stack: object, config: object, options: object): Handler;
}

/**
 * Sends commands through the middleware of an SDK client, as its `send` does. That copies and sorts the middleware for each
 * command; here it is sorted once for each kind of command, and what some of it finds out is remembered.
 */
export class Sender {
  private readonly sorted = new Map<unknown, Middleware[]>();

  constructor(private readonly client: Client) {
    signEachCall(client);
  }

  /** Sends one request, signed with these credentials. */
  async send(
    command: Command,
    {
      credentials,
      signal,
    }: { credentials: AwsCredentialIdentity; signal: AbortSignal },
  ): Promise<any> {
    const { config, middlewareStack } = this.client;
    const stack = {
      concat: (own: object) => ({
        resolve: (handler: Handler, context: Context) => {
          withCredentials(context, credentials);
          return this.middlewareOf(command, () =>
            middlewareStack.concat(own),
          ).reduce((next, middleware) => middleware(next, context), handler);
        },
      }),
    };
    const handle = command.resolveMiddleware(stack, config, {
      abortSignal: signal,
    });
    const { output } = await handle(command as never);
    return output;
  }

  private middlewareOf(command: Command, stack: () => any): Middleware[] {
    const Kind = command.constructor;
    let sorted = this.sorted.get(Kind);
    if (!sorted) {
      sorted = inOrder(stack(), (middleware, name) => {
        if (name === 'retryMiddleware') return oneAttempt;
        if (name === 'getUserAgentMiddleware')
          return rememberUserAgent(middleware);
        if (name === 'endpointV2Middleware')
          return rememberEndpoint(middleware, Kind);
        return middleware;
      });
      this.sorted.set(Kind, sorted);
    }
    return sorted;
  }
}
