import type { AssumeRoleRequest } from '@aws-sdk/client-sts';
import { issueKeys, Principal } from '../identity/credentials';
import { roleAdmits } from '../identity/trust';
import { AwsError } from '../protocol/awsError';
import { digest } from '../world/random';
import { Call, Handlers } from './handlers';

const MAX_CHAINED_SECONDS = 3600;

const roleId = (accountId: string, roleName: string) =>
  `AROA${digest(`${accountId}/${roleName}`).slice(0, 17).toUpperCase()}`;

const userId = ({ accountId, arn, roleName }: Principal) =>
  roleName
    ? `${roleId(accountId, roleName)}:${arn.split('/').pop()}`
    : `AIDA${digest(arn).slice(0, 17).toUpperCase()}`;

/** STS. Whatever is wrong with a role, AWS answers AccessDenied alike. */
export const sts: Handlers = {
  AssumeRole(input: AssumeRoleRequest, call: Call) {
    const {
      RoleArn = '',
      RoleSessionName = '',
      DurationSeconds = 3600,
    } = input;
    const arn = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(
      RoleArn,
    );
    if (!arn) throw new AwsError('ValidationError', `${RoleArn} is invalid`);
    if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
      throw new AwsError(
        'ValidationError',
        'RoleSessionName must have 2 to 64 characters of [\\w+=,.@-]',
      );
    }
    if (DurationSeconds < 900 || DurationSeconds > 43200) {
      throw new AwsError(
        'ValidationError',
        'DurationSeconds must be between 900 and 43200',
      );
    }
    if (call.principal.roleName && DurationSeconds > MAX_CHAINED_SECONDS) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    }
    const [, accountId, roleName] = arn;
    if (!roleAdmits(call, accountId, roleName, input.ExternalId)) {
      throw new AwsError(
        'AccessDenied',
        `User: ${call.principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    }
    const expiresAt = call.time + DurationSeconds * 1000;
    const keys = issueKeys({
      accountId,
      roleName,
      sessionName: RoleSessionName,
      sessionPolicy: input.Policy ? JSON.parse(input.Policy) : undefined,
      expiresAt,
    });
    return {
      Credentials: {
        AccessKeyId: keys.accessKeyId,
        SecretAccessKey: keys.secretAccessKey,
        SessionToken: keys.sessionToken,
        // Real time: with a past date the SDK would assume the role for every request.
        Expiration: new Date(Math.floor(expiresAt / 1000) * 1000),
      },
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${RoleSessionName}`,
        AssumedRoleId: `${roleId(accountId, roleName)}:${RoleSessionName}`,
      },
    };
  },

  GetCallerIdentity(_input: object, { accountId, principal }: Call) {
    return {
      Account: accountId,
      Arn: principal.arn,
      UserId: userId(principal),
    };
  },
};
