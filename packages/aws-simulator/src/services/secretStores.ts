import { AwsError } from '../protocol/awsError';
import type { SimulatedKey } from '../world/things/data';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

/** AWS Secrets Manager: secrets, never their values. */
export const secretsManager: Handlers = {
  ListSecrets(input: { MaxResults?: number; NextToken?: string }, call) {
    const { items, next } = page(thingsOf(call.cell, 'secrets'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 100,
        maximum: 100,
        invalid: 'InvalidParameterException',
      }),
      invalid: 'InvalidNextTokenException',
    });
    return { SecretList: items.map(({ entry }) => entry), NextToken: next };
  },

  GetResourcePolicy({ SecretId }: { SecretId: string }, { cell }) {
    const found = thingsOf(cell, 'secrets').find(
      ({ entry }) => entry.ARN === SecretId || entry.Name === SecretId,
    );
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
        400,
      );
    }
    return {
      ARN: found.entry.ARN,
      Name: found.entry.Name,
      ResourcePolicy: found.policy && JSON.stringify(found.policy),
    };
  },
};

/** AWS Systems Manager: parameters, never their values. */
export const ssm: Handlers = {
  DescribeParameters(input: { MaxResults?: number; NextToken?: string }, call) {
    const { items, next } = page(thingsOf(call.cell, 'parameters'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 10,
        maximum: 50,
        invalid: 'ValidationException',
      }),
      invalid: 'InvalidNextToken',
    });
    return {
      Parameters: items.map(({ metadata }) => metadata),
      NextToken: next,
    };
  },
};

/** A key by its id, its ARN, or an alias. */
function keyOf({ KeyId: text }: { KeyId: string }, call: Call): SimulatedKey {
  const name = text.replace(/^arn:[^/]*:(?=key\/|alias\/)/, '');
  const found = thingsOf(call.cell, 'keys').find(
    ({ metadata, aliases }) =>
      metadata.KeyId === name.replace(/^key\//, '') || aliases.includes(name),
  );
  if (found) return found;
  throw new AwsError(
    'NotFoundException',
    name.startsWith('alias/')
      ? `Alias ${text} is not found.`
      : `Key '${text}' does not exist`,
    400,
  );
}

/** AWS KMS: keys, never what they encrypt. */
export const kms: Handlers = {
  DescribeKey: (input, call) => ({ KeyMetadata: keyOf(input, call).metadata }),

  GetKeyPolicy: (input, call) => ({
    Policy: JSON.stringify(keyOf(input, call).policy),
    PolicyName: 'default',
  }),

  GetKeyRotationStatus(input, call) {
    const { metadata, rotates } = keyOf(input, call);
    if (metadata.KeySpec !== 'SYMMETRIC_DEFAULT') {
      throw new AwsError(
        'UnsupportedOperationException',
        `${metadata.Arn} is not a symmetric encryption key.`,
        400,
      );
    }
    return {
      KeyId: metadata.Arn,
      KeyRotationEnabled: rotates,
      ...(rotates ? { RotationPeriodInDays: 365 } : {}),
    };
  },

  ListGrants(input: { KeyId: string; Limit?: number; Marker?: string }, call) {
    const { items, next } = page(keyOf(input, call).grants, call, {
      token: input.Marker,
      limit: limitOf(input.Limit, {
        standard: 50,
        maximum: 100,
        invalid: 'ValidationException',
      }),
      invalid: 'InvalidMarkerException',
    });
    return { Grants: items, Truncated: next !== undefined, NextMarker: next };
  },
};
