/** API Gateway's ARNs carry no account id. */
export const restApiArn = (region: string, id: string): string =>
  `arn:aws:apigateway:${region}::/restapis/${id}`;

export const restStageArn = (
  region: string,
  id: string,
  stage: string,
): string => `${restApiArn(region, id)}/stages/${stage}`;

export const httpApiArn = (region: string, id: string): string =>
  `arn:aws:apigateway:${region}::/apis/${id}`;

export const functionArn = (
  region: string,
  accountId: string,
  name: string,
): string => `arn:aws:lambda:${region}:${accountId}:function:${name}`;

export const roleArn = (accountId: string, name: string): string =>
  `arn:aws:iam::${accountId}:role/${name}`;
