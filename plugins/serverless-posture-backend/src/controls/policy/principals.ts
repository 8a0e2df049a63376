import { PrincipalElement } from './document';

/**
 * Who a principal is.
 *
 * `everyone`: any wildcard · `service`: an AWS service · `account`: an account, or one of its users, roles or sessions ·
 * `deleted`: the unique id of a user or role that no longer exists · `named`: one identity provider or canonical user ·
 * `unclear`: text that AWS doesn't document as a principal, so that nobody can say who it admits.
 */
export interface Caller {
  kind: 'everyone' | 'service' | 'account' | 'deleted' | 'named' | 'unclear';
  /** As the policy writes it. */
  value: string;
  /** The 12-digit id, for `account`. */
  account?: string;
}

/** Other partitions and Alexa have suffixes of their own. */
const SERVICE_SUFFIXES = [
  '.amazonaws.com',
  '.amazonaws.com.cn',
  '.amazonaws.eu',
  '.amazon.com',
];

const ACCOUNT_ARN =
  /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(?:root|(?:user|role|assumed-role|federated-user)\/[^*?]+)$/;

/**
 * Who the principals of a statement are. `NotPrincipal` admits everyone but the named ones. None in an identity policy.
 *
 * Source: IAM guide, "AWS JSON policy elements: Principal".
 */
export function callersOf(principal: PrincipalElement | undefined): Caller[] {
  if (!principal) return [];
  if (principal.not) return [{ kind: 'everyone', value: 'NotPrincipal' }];
  return namedCallers(principal);
}

/** Who is named, whether admitted or left out. */
export function namedCallers(principal: PrincipalElement): Caller[] {
  return principal.entries.map(({ kind, value }) => callerOf(kind, value));
}

function callerOf(kind: string, value: string): Caller {
  switch (kind) {
    case 'service':
      return { kind: 'service', value };
    case 'federated':
    case 'canonicaluser':
      if (value === '*') return { kind: 'everyone', value };
      return { kind: /[*?]/.test(value) ? 'unclear' : 'named', value };
    case 'aws':
      return awsCaller(value);
    case '':
      return SERVICE_SUFFIXES.some(suffix => value.endsWith(suffix))
        ? { kind: 'service', value }
        : awsCaller(value);
    default:
      return { kind: value === '*' ? 'everyone' : 'unclear', value };
  }
}

function awsCaller(value: string): Caller {
  if (value === '*') return { kind: 'everyone', value };
  if (/^\d{12}$/.test(value)) return { kind: 'account', value, account: value };
  const account = ACCOUNT_ARN.exec(value)?.[1];
  if (account) return { kind: 'account', value, account };
  // An origin access identity: one distribution's, of whatever account (CloudFront guide).
  if (/^arn:aws[a-z-]*:iam::cloudfront:user\/[^*?]+$/.test(value))
    return { kind: 'named', value };
  if (/^(AIDA|AROA)[A-Z0-9]{12,}$/.test(value))
    return { kind: 'deleted', value };
  return { kind: 'unclear', value };
}
