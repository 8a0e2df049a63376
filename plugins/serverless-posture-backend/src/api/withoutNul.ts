import { InputError } from '@backstage/errors';
import type { RequestHandler } from 'express';

/** Refuses what holds NUL, by the name of its field: no database keeps it as text, so that one in a question is a mistake or worse. */
export const withoutNul: RequestHandler = (request, _, next) => {
  const name =
    (request.path.includes('%00') ? 'path' : undefined) ??
    nulIn(request.query) ??
    nulIn(request.body);
  next(name && new InputError(`${name}: leave out the NUL character`));
};

/** Where there is one: `groups[0].stack`. */
function nulIn(value: unknown, at = ''): string | undefined {
  if (typeof value === 'string') {
    return value.includes('\0') ? at : undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const below = at ? `${at}.${key}` : key;
    const name = nulIn(inner, Array.isArray(value) ? `${at}[${key}]` : below);
    if (name) return name;
  }
  return undefined;
}
