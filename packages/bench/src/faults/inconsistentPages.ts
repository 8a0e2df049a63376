import { FaultCase } from './faultCase';

/** Items stand on two pages, or are missing for one run, as where a service is not consistent yet. */
export const inconsistentPages: FaultCase = {
  fault: 9,
  title: 'items that stand on a page twice, and items that are missing once',
  async play(stage) {
    const twice = [
      'lambda:ListFunctions',
      'apigateway:GetRestApis',
      'apigatewayv2:GetApis',
      'iam:GetAccountAuthorizationDetails',
      'securityhub:GetFindings',
    ].map(operation => ({
      operation,
      effect: { duplicateItems: true as const },
    }));
    await stage.suffer(twice);
    await stage.disturbed([
      { operation: 'lambda:ListFunctions', effect: { dropItem: true } },
    ]);
    await stage.quiesce();
  },
};
