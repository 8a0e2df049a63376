import { AwsError } from '../protocol/awsError';
import type { WireRequest } from '../protocol/message';
import { Principal, principalOf } from './credentials';
import { findAccount, World } from '../world/world';

/** What the signature of a request says. The signature itself is not checked. */
export interface CredentialScope {
  accessKeyId: string;
  region: string;
  signingName: string;
}

/** Reads the `Credential=` of the Authorization header; undefined for requests without one. */
export function credentialScopeOf(
  request: WireRequest,
): CredentialScope | undefined {
  const found =
    /Credential=([^/,\s]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
      request.headers.authorization ?? '',
    );
  if (!found) return undefined;
  const [, accessKeyId, region, signingName] = found;
  return { accessKeyId, region, signingName };
}

/** Services without Regions answer wherever they are asked. */
const globalServices = ['iam', 'organizations', 'sts'];

/** The codes with which protocols refuse credentials: [unknown key, expired]. */
const codes: Record<
  string,
  { invalid: [string, number]; expired: [string, number] }
> = {
  restJson1: {
    invalid: ['UnrecognizedClientException', 403],
    expired: ['ExpiredTokenException', 403],
  },
  awsQuery: {
    invalid: ['InvalidClientTokenId', 403],
    expired: ['ExpiredToken', 403],
  },
  ec2Query: { invalid: ['AuthFailure', 401], expired: ['RequestExpired', 400] },
  awsJson: {
    invalid: ['UnrecognizedClientException', 400],
    expired: ['ExpiredTokenException', 400],
  },
};

/** The error for expired credentials as the protocol has it. */
export const expiredToken = (protocolName: string): AwsError => {
  const [code, status] = (codes[protocolName] ?? codes.awsJson).expired;
  return new AwsError(
    code,
    'The security token included in the request is expired',
    status,
  );
};

/** How far the clocks of both sides may be apart. */
const SKEW_MS = 5 * 60_000;

/** Whether a request was signed long before or after that moment. */
export function isFarFrom(now: number, { headers }: WireRequest): boolean {
  const [, day, time] = /^(\d{8})T(\d{6})Z$/.exec(headers['x-amz-date']) ?? [];
  if (!day) return false;
  const signed = Date.parse(
    `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(
      /(..)(..)(..)/,
      '$1:$2:$3',
    )}Z`,
  );
  return Math.abs(now - signed) > SKEW_MS;
}

/** The error for a signature of another time. */
export const signatureExpired = (protocolName: string): AwsError =>
  new AwsError(
    protocolName.endsWith('Query')
      ? 'SignatureDoesNotMatch'
      : 'InvalidSignatureException',
    'Signature expired: its date is too far from the time of the service',
    403,
  );

/**
 * Who signed a request.
 *
 * Unknown keys are refused; so is a Region that the account has not enabled, which AWS answers as if the key were unknown.
 */
export function authenticate(
  { accessKeyId, region, signingName }: CredentialScope,
  request: WireRequest,
  protocolName: string,
  world: World,
  time: number,
): Principal {
  const principal = principalOf(
    accessKeyId,
    request.headers['x-amz-security-token'],
    world.managementAccountId,
  );
  const account = principal && findAccount(world, principal.accountId);
  const isHere =
    globalServices.includes(signingName) || account?.regions.includes(region);
  if (!principal || !account || !isHere) {
    const [code, status] = (codes[protocolName] ?? codes.awsJson).invalid;
    throw new AwsError(
      code,
      code === 'AuthFailure'
        ? 'AWS was not able to validate the provided access credentials'
        : 'The security token included in the request is invalid.',
      status,
    );
  }
  if (principal.expiresAt !== undefined && principal.expiresAt <= time) {
    throw expiredToken(protocolName);
  }
  return principal;
}
