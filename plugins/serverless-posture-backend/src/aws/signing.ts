import { AwsCredentialIdentity } from '@aws-sdk/types';
import {
  SignatureV4,
  SignatureV4CryptoInit,
  SignatureV4Init,
} from '@smithy/signature-v4';

/** The credentials of a client that belongs to no account: nothing is ever signed with them. */
export const nobody: AwsCredentialIdentity = {
  accessKeyId: 'nobody',
  secretAccessKey: 'nobody',
};

/** The part of the SDK's commands that we use. */
export interface Command {
  middlewareStack: {
    addRelativeTo(
      middleware: (
        next: (args: { request: object }) => unknown,
      ) => (args: { request: object }) => unknown,
      options: {
        name: string;
        relation: 'before';
        toMiddleware: string;
      },
    ): void;
  };
}

const credentialsOf = new WeakMap<object, AwsCredentialIdentity>();

/** Has a command signed with these credentials, whichever client sends it. */
export function signedWith(
  command: Command,
  credentials: AwsCredentialIdentity,
): void {
  command.middlewareStack.addRelativeTo(
    next => args => {
      credentialsOf.set(args.request, credentials);
      return next(args);
    },
    {
      name: 'callCredentials',
      relation: 'before',
      toMiddleware: 'httpSigningMiddleware',
    },
  );
}

/**
 * Signs each request with the credentials of its own call. A client's own credentials cannot serve many accounts: the SDK
 * remembers them.
 */
export class CallSigner {
  constructor(
    private readonly options: SignatureV4Init & SignatureV4CryptoInit,
  ) {}

  sign(
    request: Parameters<SignatureV4['sign']>[0],
    how: Parameters<SignatureV4['sign']>[1],
  ) {
    const credentials = credentialsOf.get(request);
    if (!credentials) throw new Error('a request came without its credentials');
    return new SignatureV4({ ...this.options, credentials }).sign(request, how);
  }
}
