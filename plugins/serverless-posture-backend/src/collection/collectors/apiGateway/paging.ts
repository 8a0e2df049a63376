import { AnyResource } from 'backstage-plugin-serverless-posture-node';

/** The most that one page of API Gateway holds. */
export const PAGE = 500;

/** The right to call is judged before the API is looked up, so that one that doesn't exist shows the right. */
export const NO_API = 'probe00000';

/** The id with which an API is asked for: the end of its ARN. */
export function idOf({ arn }: AnyResource): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
