import { FaultCase } from './faultCase';

/** Sessions end between two pages, STS refuses for a while, a session is revoked, and clocks disagree. */
export const credentials: FaultCase = {
  fault: 4,
  title:
    'credentials that expire within a listing, a throttled STS, a revoked session, clocks ten minutes apart',
  async play(stage) {
    const expired = await stage.disturbed([
      {
        operation: 'lambda:ListFunctions',
        accountId: stage.idOf('account-0'),
        after: 1,
        times: 1,
        effect: { expired: true },
      },
    ]);
    await stage.asUsual('a run with an expired session', expired);
    const sts = await stage.disturbed([
      { operation: 'sts:AssumeRole', share: 0.5, effect: { throttle: {} } },
    ]);
    const calls = sts.row?.calls['sts:AssumeRole'] ?? 0;
    await stage.asUsual('a run with a throttled STS', sts);
    stage.that(
      calls <= 8 * stage.world.accounts.length,
      `${calls} calls of AssumeRole`,
    );
    await stage.disturbed([
      {
        accountId: stage.idOf('account-2'),
        after: 5,
        effect: {
          error: {
            code: 'AccessDeniedException',
            status: 403,
            message:
              'User is not authorized with an explicit deny in an identity-based policy',
          },
        },
      },
    ]);
    for (const skewMs of [600_000, -600_000]) {
      await stage.asUsual(
        `a run with a clock ${skewMs / 60_000} minutes off`,
        await stage.disturbed([{ effect: { skewMs } }]),
      );
    }
    await stage.quiesce();
  },
};
