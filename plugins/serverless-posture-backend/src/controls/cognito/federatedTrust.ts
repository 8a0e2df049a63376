import { parsePolicy, Statement } from '../policy/document';
import { parseOperator } from '../policy/operators';
import { selects } from '../policy/actions';

const PROVIDER = 'cognito-identity.amazonaws.com';

/** What an identity pool's role trusts beyond its pool. */
export interface TrustGap {
  statement: Statement;
  /** `any-pool`: every identity pool of every account; `guests`: also who hasn't signed in. */
  admits: 'any-pool' | 'guests';
}

/**
 * Statements that let identity pools assume a role without naming the pool, or guests of it where only signed-in users
 * should. Source: Cognito guide, "IAM roles", "Role trust and permissions".
 *
 * @param signedInOnly - whether guests must be kept out
 */
export function trustGaps(
  trustPolicy: string,
  signedInOnly: boolean,
): TrustGap[] {
  return parsePolicy(trustPolicy)
    .filter(
      ({ effect, principal, action }) =>
        effect === 'Allow' &&
        selects(action, 'sts:AssumeRoleWithWebIdentity') &&
        principal?.entries.some(({ value }) => value === PROVIDER),
    )
    .flatMap((statement): TrustGap[] => {
      if (!isLimited(statement, 'aud', value => !/[*?]/.test(value)))
        return [{ statement, admits: 'any-pool' }];
      return signedInOnly &&
        !isLimited(statement, 'amr', value => value === 'authenticated')
        ? [{ statement, admits: 'guests' }]
        : [];
    });
}

function isLimited(
  { conditions }: Statement,
  claim: string,
  fits: (value: string) => boolean,
): boolean {
  return conditions.some(({ key, operator, values }) => {
    if (key !== `${PROVIDER}:${claim}`) return false;
    const { base, negated, ifExists, set } = parseOperator(operator);
    return (
      /^string(equals|equalsignorecase|like)$/.test(base) &&
      !negated &&
      !ifExists &&
      set !== 'all' &&
      values.length > 0 &&
      values.every(fits)
    );
  });
}
