import { AwsCredentialIdentity } from '@aws-sdk/types';
import {
  SignatureV4,
  SignatureV4CryptoInit,
  SignatureV4Init,
} from '@smithy/signature-v4';
import { Context, Middleware } from './middleware';

/** The credentials of a client that belongs to no account: nothing is ever signed with them. */
export const nobody: AwsCredentialIdentity = {
  accessKeyId: 'nobody',
  secretAccessKey: 'nobody',
};

const CREDENTIALS = Symbol('credentials of the call');

/** Has a call signed with these credentials, whichever client sends it. */
export function withCredentials(
  context: Context,
  credentials: AwsCredentialIdentity,
): void {
  context[CREDENTIALS] = credentials;
}

const credentialsOf = new WeakMap<object, AwsCredentialIdentity>();

const passCredentials: Middleware = (next, context) => passed => {
  credentialsOf.set(passed.request, context[CREDENTIALS]);
  return next(passed);
};

/**
 * Has a client sign each request with the credentials of its own call; its `signerConstructor` has to be a
 * {@link CallSigner}. The SDK makes a signer for each request, from a copy of all of its configuration; as ours belongs to
 * nobody, one is enough for each way to sign.
 */
export function signEachCall(client: {
  config: any;
  middlewareStack: any;
}): void {
  const { config, middlewareStack } = client;
  middlewareStack.addRelativeTo(passCredentials, {
    name: 'callCredentials',
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
  });
  const makeSigner: (scheme?: object) => Promise<CallSigner> = config.signer;
  const byDefault = {};
  const signers = new WeakMap<object, Promise<CallSigner>>();
  config.signer = (scheme?: object) => {
    const key = scheme ?? byDefault;
    const signer = signers.get(key) ?? makeSigner(scheme);
    signers.set(key, signer);
    return signer;
  };
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
