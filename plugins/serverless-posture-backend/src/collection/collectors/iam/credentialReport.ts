import { setTimeout } from 'node:timers/promises';
import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  AwsReader,
  CollectionError,
  IamAccessKey,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { malformed, required } from '../../fields';

export const generateCredentialReport = operation({
  id: 'iam:GenerateCredentialReport',
  client: IAMClient,
  command: GenerateCredentialReportCommand,
});

export const getCredentialReport = operation({
  id: 'iam:GetCredentialReport',
  client: IAMClient,
  command: GetCredentialReportCommand,
});

/** What the credential report says of a user. */
export interface Credentials {
  passwordEnabled: boolean;
  mfaActive: boolean;
  accessKeys: IamAccessKey[];
}

/** Waits between two looks in milliseconds: IAM makes a report in seconds and keeps it for four hours. */
const WAITS = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Credentials by the ARN of their user. Throws a {@link CollectionError} where IAM is still busy making the report.
 *
 * @param waits - in milliseconds; for tests
 */
export async function credentialsOf(
  aws: AwsReader,
  waits: readonly number[] = WAITS,
): Promise<Map<string, Credentials>> {
  for (const wait of [...waits, undefined]) {
    const { State } = await aws.call(generateCredentialReport, {});
    if (State === 'COMPLETE') {
      const { Content } = await aws.call(getCredentialReport, {});
      return parseReport(
        Buffer.from(
          required(Content, 'Content', getCredentialReport),
        ).toString(),
      );
    }
    if (wait !== undefined) await setTimeout(wait);
  }
  throw new CollectionError({
    errorClass: 'timeout',
    operation: generateCredentialReport.id,
    message: 'IAM is still making the credential report; the next run reads it',
  });
}

/**
 * Rows of the report. No field of it holds a comma or a quote: names of users can't.
 * Source: IAM guide, "Generate credential reports for your AWS account".
 */
export function parseReport(text: string): Map<string, Credentials> {
  const [head = '', ...rows] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return new Map(
    rows.map(row => {
      const values = row.split(',');
      const field = (name: string) =>
        required(values[names.indexOf(name)], name, getCredentialReport);
      return [
        field('arn'),
        {
          passwordEnabled: isTrue(field('password_enabled')),
          mfaActive: isTrue(field('mfa_active')),
          accessKeys: ['access_key_1', 'access_key_2'].flatMap(key => {
            const lastRotated = dateOf(field(`${key}_last_rotated`));
            const active = isTrue(field(`${key}_active`));
            if (!active && !lastRotated) return [];
            const lastUsed = dateOf(field(`${key}_last_used_date`));
            return [{ active, lastRotated, lastUsed }];
          }),
        },
      ];
    }),
  );
}

/** `not_supported` stands for the root user's password, which is none of a user. */
function isTrue(text: string): boolean {
  if (/^(true|false|not_supported|N\/A)$/i.test(text))
    return text.toLowerCase() === 'true';
  throw malformed(getCredentialReport, 'a field is neither true nor false');
}

/** `N/A`, `no_information` and `not_supported` stand for no date. */
function dateOf(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
