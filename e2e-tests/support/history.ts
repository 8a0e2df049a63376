import { APIRequestContext, expect } from '@playwright/test';

/** The first start collects eight weeks of history: waits until it is there. */
export async function expectHistory(request: APIRequestContext) {
  // A server that starts on a busy machine may answer late, and with errors first.
  const get = async (path: string, headers: Record<string, string>) => {
    try {
      return await (await request.get(path, { headers })).json();
    } catch {
      return {};
    }
  };
  // The server answers before the catalog has read who may sign in.
  const token = async (): Promise<string | undefined> => {
    const user = { 'x-demo-user': 'user:default/platform-engineer' };
    return (await get('/api/auth/demo/refresh', user)).backstageIdentity?.token;
  };
  await expect.poll(token, { timeout: 180_000 }).toBeTruthy();
  const headers = { authorization: `Bearer ${await token()}` };
  await expect
    .poll(
      async () => {
        const { items = [] } = await get(
          '/api/serverless-posture/runs?limit=20',
          headers,
        );
        return items.filter(({ state }: { state: string }) =>
          ['complete', 'partial'].includes(state),
        ).length;
      },
      { timeout: 600_000, intervals: [2_000] },
    )
    .toBeGreaterThanOrEqual(8);
}
