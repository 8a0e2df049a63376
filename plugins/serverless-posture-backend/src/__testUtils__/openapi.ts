import Ajv2020 from 'ajv/dist/2020';
import { cloneDeep } from 'lodash';
import { Response } from 'supertest';
import { spec } from '../schema/openapi/generated/router';

type Schema = Record<string, any>;

/** What the description says of objects is all there may be in them, so that nothing gets out by accident. */
function close(schema: Schema): Schema {
  for (const value of Object.values(schema)) {
    if (value && typeof value === 'object') close(value);
  }
  if (schema.type === 'object' && schema.properties)
    schema.additionalProperties ??= false;
  return schema;
}

const closed = close(cloneDeep(spec) as Schema);
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(closed, 'openapi');

/** Paths of the description, such as `/findings/{id}`, with their methods. */
export const operations = Object.entries(closed.paths).flatMap(
  ([path, methods]) =>
    Object.keys(methods as object).map(method => ({ path, method })),
);

/** Throws unless the response is as the description says, in its status and in each field. */
export function expectDescribed(
  method: string,
  path: string,
  response: Response,
): void {
  const pointer = ['paths', path, method, 'responses', `${response.status}`];
  let described = pointer.reduce((node, key) => node?.[key], closed);
  if (!described)
    throw new Error(`${method} ${path}: ${response.status} is not described`);
  if (described.$ref) {
    pointer.splice(0, Infinity, ...described.$ref.slice(2).split('/'));
    described = pointer.reduce((node, key) => node?.[key], closed);
  }
  const escaped = [...pointer, 'content', 'application/json', 'schema']
    .map(key =>
      encodeURIComponent(key.replace(/~/g, '~0').replace(/\//g, '~1')),
    )
    .join('/');
  const validate = ajv.getSchema(`openapi#/${escaped}`)!;
  if (!validate(response.body)) {
    throw new Error(
      `${method} ${path}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(
        validate.errors?.map(({ params }) => params),
      )}`,
    );
  }
}
