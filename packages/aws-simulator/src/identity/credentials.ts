import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PolicyDocument } from './policy';

/** The access key of the management account's administrator; any secret goes with it, signatures are not checked. */
export const MANAGEMENT_ACCESS_KEY_ID = 'AKIASIMULATORMGMT000';

/** The management account's credentials as environment variables. */
export const managementCredentials = {
  AWS_ACCESS_KEY_ID: MANAGEMENT_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY: 'any',
};

/** Who signed a request. */
export interface Principal {
  accountId: string;
  arn: string;
  /** Name of the assumed role; undefined for the management account's administrator. */
  roleName?: string;
  /** Milliseconds since the epoch in real time. */
  expiresAt?: number;
  /** Narrows what the role may do. */
  sessionPolicy?: PolicyDocument;
}

/** Temporary credentials. */
export interface SessionKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

const encode = (value: number, length: number) =>
  value.toString(32).toUpperCase().padStart(length, '0');

/**
 * Issues credentials that carry what they stand for: the access key holds account and expiry (in seconds), the session
 * token role, session name and session policy, packed as AWS packs them (`PackedPolicySize` of AssumeRole), for a collector
 * holds a token per account. So the simulator remembers nothing and may restart.
 */
export function issueKeys(
  session: Required<Pick<Principal, 'accountId' | 'roleName' | 'expiresAt'>> & {
    sessionName: string;
    sessionPolicy?: PolicyDocument;
  },
): SessionKeys {
  const { accountId, roleName, sessionName, sessionPolicy, expiresAt } =
    session;
  const seconds = Math.floor(expiresAt / 1000);
  return {
    accessKeyId: `ASIA${encode(Number(accountId), 8)}${encode(seconds, 8)}`,
    secretAccessKey: 'simulated-secret-access-key-not-secret',
    sessionToken: deflateRawSync(
      JSON.stringify({ roleName, sessionName, sessionPolicy }),
    ).toString('base64'),
  };
}

/** What session tokens say, of the last few; a collector's sessions all say the same. */
const read = new Map<string, any>();

function readToken(token: string) {
  let session = read.get(token);
  if (!session) {
    session = JSON.parse(
      inflateRawSync(Buffer.from(token, 'base64')).toString(),
    );
    if (read.size >= 100) read.clear();
    read.set(token, session);
  }
  return session;
}

/** The principal of an access key; undefined where nobody issued it. */
export function principalOf(
  accessKeyId: string,
  sessionToken: string | undefined,
  managementAccountId: string,
): Principal | undefined {
  if (accessKeyId === MANAGEMENT_ACCESS_KEY_ID) {
    return {
      accountId: managementAccountId,
      arn: `arn:aws:iam::${managementAccountId}:user/simulator-administrator`,
    };
  }
  const key = /^ASIA([0-9A-V]{8})([0-9A-V]{8})$/.exec(accessKeyId);
  if (!key || !sessionToken) return undefined;
  try {
    const { roleName, sessionName, sessionPolicy } = readToken(sessionToken);
    const accountId = String(parseInt(key[1], 32)).padStart(12, '0');
    return {
      accountId,
      arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      roleName,
      sessionPolicy,
      expiresAt: parseInt(key[2], 32) * 1000,
    };
  } catch {
    return undefined;
  }
}
