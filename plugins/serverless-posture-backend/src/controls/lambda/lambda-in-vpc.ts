import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Security Hub Lambda.3. */
export const lambdaInVpc = control({
  id: 'lambda-in-vpc',
  title: 'The function runs in a VPC',
  description:
    'In a VPC, routes, security groups and endpoints decide what a function can reach. A VPC protects nothing by itself, ' +
    'and a function that needs no private resource needs none: enable this control where your network policy asks for it. ' +
    'Only that the function is connected to a VPC is judged.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    securityHub: ['Lambda.3'],
    config: ['lambda-inside-vpc'],
    documents: [
      {
        title: 'Giving Lambda functions access to resources in an Amazon VPC',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
      },
    ],
  },
  evaluate: fn =>
    fn.vpcId === null
      ? failed([evidence('VpcConfig.VpcId', null)])
      : passed(fn.vpcId),
  remedy: fn => ({
    summary: `Connect ${fn.name} to private subnets where it needs private resources.`,
    console: consolePath(fn, 'VPC'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --vpc-config SubnetIds=<subnets>,SecurityGroupIds=<security groups>`,
    cloudformation: `# ${fn.name}\nVpcConfig:\n  SubnetIds: [!Ref SubnetA, !Ref SubnetB]\n  SecurityGroupIds: [!Ref SecurityGroup]`,
    terraform: `# ${fn.name}\nvpc_config {\n  subnet_ids         = aws_subnet.private[*].id\n  security_group_ids = [aws_security_group.function.id]\n}`,
  }),
});
