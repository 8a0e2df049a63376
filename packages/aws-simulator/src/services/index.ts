import { apiGateway } from './apiGateway';
import { apiGatewayV2 } from './apiGatewayV2';
import { ec2 } from './ec2';
import { Handlers } from './handlers';
import { iam } from './iam';
import { lambda } from './lambda';
import { organizations } from './organizations';
import { securityHub } from './securityHub';
import { sts } from './sts';
import { tagging } from './tagging';

/** Handlers by service id. */
export const handlers: Record<string, Handlers> = {
  sts,
  organizations,
  ec2,
  iam,
  lambda,
  tag: tagging,
  apigateway: apiGateway,
  apigatewayv2: apiGatewayV2,
  securityhub: securityHub,
};
