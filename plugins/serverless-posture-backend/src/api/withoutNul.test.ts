import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { withoutNul } from './withoutNul';

const app = express()
  .use(express.json(), withoutNul)
  .use((_, response) => response.json({}))
  .use(mockErrorHandler());

const refusal = async (test: request.Test) => {
  const { status, body } = await test;
  return [status, body.error?.message];
};

describe('NUL', () => {
  it.each([
    ['path', '/findings/a%00b'],
    ['text', '/resources?limit=1&text=%00'],
    ['tag', '/ownership/queue?tag=team%00'],
  ])('is refused in a question, named %s', async (name, url) => {
    expect(await refusal(request(app).get(url))).toEqual([
      400,
      `${name}: leave out the NUL character`,
    ]);
  });

  it.each([
    ['[0]', ['a\0']],
    ['note', { note: '\0' }],
    ['ids[1]', { ids: ['a', 'b\0'] }],
    ['groups[0].stack', { groups: [{ stem: 'a', stack: '\0' }] }],
  ])('is refused in a body, named %s', async (name, body) => {
    const [status, message] = await refusal(
      request(app).post('/anything').send(body),
    );
    expect([status, message]).toEqual([
      400,
      `${name}: leave out the NUL character`,
    ]);
  });

  it('is all that is refused', async () => {
    const body = { note: 'a\u0001 \\u0000', ids: [1, null, true], at: {} };
    for (const test of [
      request(app).get('/resources?text=%2500'),
      request(app).post('/anything').send(body),
    ])
      expect(await refusal(test)).toEqual([200, undefined]);
  });
});
