import { FaultCase } from './faultCase';

/** Tokens of pages are refused once or always, or repeat themselves. */
export const pageTokens: FaultCase = {
  fault: 8,
  title: 'page tokens that expire, are refused or repeat themselves',
  async play(stage) {
    const operations = [
      'lambda:ListFunctions',
      'securityhub:GetFindings',
      'organizations:ListAccounts',
    ];
    for (const operation of operations) {
      await stage.disturbed([
        { operation, times: 1, after: 1, effect: { rejectToken: true } },
      ]);
      await stage.disturbed([{ operation, effect: { rejectToken: true } }]);
      await stage.disturbed([{ operation, effect: { repeatToken: true } }]);
    }
    await stage.quiesce();
  },
};
