import { APIRequestContext, expect } from '@playwright/test';

/** The first start collects eight weeks of history: waits until it is there. */
export async function expectHistory(request: APIRequestContext) {
  // The server answers before the catalog has read who may sign in.
  const token = async () => {
    const response = await request.get('/api/auth/demo/refresh', {
      headers: { 'x-demo-user': 'user:default/platform-engineer' },
    });
    return (await response.json()).backstageIdentity?.token;
  };
  await expect.poll(token, { timeout: 60_000 }).toBeTruthy();
  const headers = { authorization: `Bearer ${await token()}` };
  await expect
    .poll(
      async () => {
        const response = await request.get(
          '/api/serverless-posture/runs?limit=20',
          { headers },
        );
        const { items = [] } = await response.json();
        return items.filter(({ state }: { state: string }) =>
          ['complete', 'partial'].includes(state),
        ).length;
      },
      { timeout: 600_000, intervals: [2_000] },
    )
    .toBeGreaterThanOrEqual(8);
}
