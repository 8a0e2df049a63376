import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';

/** Refuses parameters that are given twice or with brackets: no parameter of ours is an object. */
export const plainQuery: RequestHandler = (request, _, next) => {
  const nested = Object.entries(request.query).find(
    ([, value]) => typeof value !== 'string',
  );
  next(
    nested &&
      new InputError(
        `${nested[0]}: give it once and without brackets; values of a list are separated by commas`,
      ),
  );
};
