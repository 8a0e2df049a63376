import {
  Attribute,
  isUnknown,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../aws/arn';

/** Nested stacks are named `parent-LogicalId-1A2B3C4D5E6F`. */
const NESTED = /^(.+?)-[A-Za-z0-9]+-[A-Z0-9]{12,13}$/;

/**
 * The name of the stack that a resource was deployed with, the root of nested ones. From the tags that CloudFormation
 * sets, and with it SAM, CDK and the Serverless Framework; else from the path that CDK writes. Undefined where none tells.
 */
export function stackOf(tags: Attribute<Tags>): string | undefined {
  if (isUnknown(tags)) return undefined;
  const name =
    tags['aws:cloudformation:stack-name'] ||
    parseArn(tags['aws:cloudformation:stack-id'] ?? '')?.resource.split(
      '/',
    )[1] ||
    tags['aws:cdk:path']?.split('/')[0];
  return name ? NESTED.exec(name)?.[1] ?? name : undefined;
}
