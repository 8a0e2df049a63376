import { constructStack } from '@smithy/core/client';
import { randomUUID } from 'node:crypto';

/** What a middleware hands on: the request is there once it was written. */
export interface Passed {
  input: object;
  request: { headers: Record<string, string> };
}

/** What the middlewares of one call share. */
export type Context = Record<string | symbol, any>;

export type Handler = (passed: Passed) => Promise<any>;

/** A middleware of the AWS SDK. */
export type Middleware = (next: Handler, context: Context) => Handler;

/** How a stack notes a middleware. */
interface Entry {
  name?: string;
}

/** Middleware in the order of a stack, the innermost first. */
export function inOrder(
  stack: { applyToStack(other: object): void },
  replace: (middleware: Middleware, name?: string) => Middleware,
): Middleware[] {
  const sorted: Middleware[] = [];
  const sorter: any = constructStack();
  // Resolving a stack calls its middlewares in turn, beginning with the innermost.
  const noted = (middleware: Middleware, options: Entry) => ({
    ...options,
    middleware: (next: Handler) => {
      sorted.push(replace(middleware, options.name));
      return next;
    },
  });
  stack.applyToStack({
    add: (middleware: Middleware, options: Entry) => {
      const entry = noted(middleware, options);
      sorter.add(entry.middleware, entry);
    },
    addRelativeTo: (middleware: Middleware, options: Entry) => {
      const entry = noted(middleware, options);
      sorter.addRelativeTo(entry.middleware, entry);
    },
  });
  sorter.resolve(async () => {}, {});
  return sorted;
}

/** In place of the SDK's retries, which for one attempt prepare an error and a race: the headers that they add. */
export const oneAttempt: Middleware = next => passed => {
  const { headers } = passed.request;
  headers['amz-sdk-invocation-id'] = randomUUID();
  headers['amz-sdk-request'] = 'attempt=1; max=1';
  return next(passed);
};

/** The user agent is the same for all commands of a kind. */
export function rememberUserAgent(middleware: Middleware): Middleware {
  let known: Record<string, string> | undefined;
  return (next, context) => passed => {
    if (known) {
      Object.assign(passed.request.headers, known);
      return next(passed);
    }
    const remember: Handler = written => {
      const { headers } = written.request;
      known = {
        'user-agent': headers['user-agent'],
        'x-amz-user-agent': headers['x-amz-user-agent'],
      };
      return next(written);
    };
    return middleware(remember, context)(passed);
  };
}

/** What a command tells of the parameters that choose its endpoint. */
interface EndpointParameters {
  getEndpointParameterInstructions?(): Record<string, { type: string }>;
}

/** The endpoint is the same for all commands of a kind, unless their inputs choose it, or how to sign for it. */
export function rememberEndpoint(
  middleware: Middleware,
  Command: object,
): Middleware {
  const { getEndpointParameterInstructions } = Command as EndpointParameters;
  const parameters = Object.values(getEndpointParameterInstructions?.() ?? {});
  const isChosenByInput = parameters.some(({ type }) =>
    ['contextParams', 'operationContextParams'].includes(type),
  );
  if (isChosenByInput || parameters.length === 0) return middleware;
  let known: object | undefined;
  return (next, context) => passed => {
    if (known) {
      context.endpointV2 = known;
      return next(passed);
    }
    const remember: Handler = resolved => {
      if (!context.authSchemes?.length) known = context.endpointV2;
      return next(resolved);
    };
    return middleware(remember, context)(passed);
  };
}
