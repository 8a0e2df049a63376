import type { Fault } from 'aws-simulator';
import { FaultCase } from './faultCase';

/** Tokens of pages are refused once or always, or repeat themselves. */
export const pageTokens: FaultCase = {
  fault: 8,
  title: 'page tokens that expire, are refused or repeat themselves',
  async play(stage) {
    // Without a list of accounts nothing else is read.
    for (const operations of [
      ['lambda:ListFunctions', 'securityhub:GetFindings'],
      ['organizations:ListAccounts'],
    ]) {
      const strikes = (fault: Omit<Fault, 'operation'>) =>
        stage.disturbed(operations.map(operation => ({ operation, ...fault })));
      await strikes({ times: 1, after: 1, effect: { rejectToken: true } });
      await strikes({ effect: { rejectToken: true } });
      await strikes({ effect: { repeatToken: true } });
    }
    await stage.quiesce();
  },
};
