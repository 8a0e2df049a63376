import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { operations } from '../__testUtils__/openapi';
import { spec } from '../schema/openapi/generated/router';
import { checkedBodies } from './checkedBodies';

type Schema = Record<string, any>;

/** Follows a `$ref` of the description. */
function resolve(schema: Schema): Schema {
  const steps: string[] | undefined = schema.$ref?.slice(2).split('/');
  return steps?.reduce((node: any, step) => node[step], spec) ?? schema;
}

/** Fields of a body as they are named in errors, with a value that has each of them. */
interface Field {
  name: string;
  schema: Schema;
  body(value: unknown): unknown;
}

/** Every field of a body, those within objects and lists as well, the body itself first. */
function fieldsOf(field: Field): Field[] {
  const schema = resolve(field.schema);
  const inner = Object.entries<Schema>(schema.properties ?? {}).map(
    ([key, property]): Field => ({
      name: field.name ? `${field.name}.${key}` : key,
      schema: property,
      body: value => field.body({ [key]: value }),
    }),
  );
  if (schema.items) {
    inner.push({
      name: `${field.name}[0]`,
      schema: schema.items,
      body: value => field.body([value]),
    });
  }
  return [{ ...field, schema }, ...inner.flatMap(fieldsOf)];
}

const app = express()
  .use(express.json(), checkedBodies())
  .use((_, response) => response.json({}))
  .use(mockErrorHandler());

const send = (method: string, path: string, body: unknown) =>
  request(app)
    [method as 'post'](path.replace(/{\w+}/g, '1'))
    .send(body as object);

/** What a route without a described body takes. */
const NOTHING: Schema = { type: 'object' };

const writes = operations
  .filter(({ method }) => method !== 'get')
  .map(({ method, path }) => ({
    method,
    path,
    schema: ((spec.paths as Schema)[path][method].requestBody?.content[
      'application/json'
    ].schema ?? NOTHING) as Schema,
  }));

/** No field of ours takes both of them. */
const wrongFor = ({ type }: Schema) => (type === 'object' ? 'red' : { red: 1 });

describe('bodies', () => {
  it('are checked on every route that writes', () => {
    expect(writes.length).toBeGreaterThan(10);
    expect(
      writes.filter(({ schema }) => schema !== NOTHING).length,
    ).toBeGreaterThan(7);
  });

  describe.each(writes)('$method $path', ({ method, path, schema }) => {
    const fields = fieldsOf({ name: '', schema, body: value => value });

    const refusal = async (body: unknown) => {
      const response = await send(method, path, body);
      expect([body, response.status]).toEqual([body, 400]);
      expect(response.body.error.name).toBe('InputError');
      return response.body.error.message.split('; ');
    };

    it('refuse unknown fields, and name them', async () => {
      for (const { name, schema: own, body } of fields) {
        if (own.type !== 'object') continue;
        expect(await refusal(body({ colour: 'red' }))).toContain(
          `${name ? `${name}.` : ''}colour: there is no such field`,
        );
      }
    });

    it('refuse values of the wrong type, and name the field', async () => {
      for (const { name, schema: own, body } of fields) {
        if (!name) continue;
        expect(await refusal(body(wrongFor(own)))).toContainEqual(
          expect.stringMatching(
            `${name.replace(/[[\]]/g, '\\$&')}: it must be `,
          ),
        );
      }
    });

    it('name what is missing', async () => {
      const required: string[] = fields[0].schema.required ?? [];
      const { status, body } = await send(method, path, {});
      expect(status).toBe(required.length > 0 ? 400 : 200);
      for (const name of required)
        expect(body.error.message).toContain(`${name}: it is missing`);
    });
  });
});
