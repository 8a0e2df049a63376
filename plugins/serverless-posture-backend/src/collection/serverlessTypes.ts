import { ResourceType } from 'backstage-plugin-serverless-posture-node';

/** What makes a Region one that is used for functions and APIs: what watches over it is read there. */
export const serverlessTypes: ResourceType[] = [
  'AWS::Lambda::Function',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
];
