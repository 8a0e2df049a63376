import { InputError } from '@backstage/errors';
import Ajv2020, { ErrorObject } from 'ajv/dist/2020';
import { RequestHandler, Router } from 'express';
import { spec } from '../schema/openapi/generated/router';

/** How much of what is wrong is told at once. */
const MOST = 5;

/** What a request without a described body may hold. */
const nothing = { type: 'object', additionalProperties: false };

interface Operation {
  requestBody?: { content: Record<string, { schema: object }> };
}

/**
 * Refuses bodies that are not as the description says, with the path of each field: the validator behind this one says of
 * a field that it doesn't know only that there is one.
 */
export function checkedBodies(): RequestHandler {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const { components } = spec;
  const router = Router();
  for (const [path, methods] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (method === 'get') continue;
      const { requestBody } = operation as Operation;
      const schema = requestBody?.content['application/json'].schema ?? nothing;
      const isValid = ajv.compile({ ...schema, components });
      router[method as 'post' | 'put' | 'delete'](
        path.replace(/{(\w+)}/g, ':$1'),
        ({ body = {} }, _, next) => {
          if (isValid(body)) next();
          else next(new InputError(textOf(isValid.errors ?? [])));
        },
      );
    }
  }
  return router;
}

function textOf(errors: ErrorObject[]): string {
  return errors.slice(0, MOST).map(wordsOf).join('; ');
}

function wordsOf({ keyword, instancePath, params, message }: ErrorObject) {
  const at = (name?: string) =>
    pathOf(name === undefined ? instancePath : `${instancePath}/${name}`);
  switch (keyword) {
    case 'additionalProperties':
      return `${at(params.additionalProperty)}: there is no such field`;
    case 'required':
      return `${at(params.missingProperty)}: it is missing`;
    case 'enum':
      return `${at()}: it must be one of ${params.allowedValues.join(', ')}`;
    default:
      return `${at()}: it ${message}`;
  }
}

/** `/groups/0/tag` as `groups[0].tag`. */
function pathOf(pointer: string): string {
  return (
    pointer
      .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
      .replace(/\//g, '.')
      .replace(/^\./, '') || 'body'
  );
}
