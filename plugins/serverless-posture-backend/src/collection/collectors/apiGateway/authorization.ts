import {
  Operation,
  RestMethod,
} from 'backstage-plugin-serverless-posture-node';
import { oneOf } from '../../fields';

type Authorized = Pick<RestMethod, 'httpMethod' | 'path' | 'authorizationType'>;

const types = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;

/** Throws a `CollectionError` where the type is missing, or of a kind that is new to us. */
export function authorizationTypeOf(
  value: string | undefined,
  operation: Operation,
): RestMethod['authorizationType'] {
  return oneOf(value, types, 'authorizationType', operation);
}

/** Those that answer whoever calls, such as `GET /orders`, sorted. Preflight requests carry no credentials and are left out. */
export function openMethodsOf(methods: Authorized[]): string[] {
  return methods
    .filter(
      ({ httpMethod, authorizationType }) =>
        httpMethod !== 'OPTIONS' && authorizationType === 'NONE',
    )
    .map(({ httpMethod, path }) => `${httpMethod} ${path}`)
    .sort();
}
