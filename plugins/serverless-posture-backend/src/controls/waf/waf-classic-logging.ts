import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { leaveClassic } from './classicRemedy';
import { wafDocuments } from './documents';

/** Source: Security Hub WAF.1. */
export const wafClassicLogging = control({
  id: 'waf-classic-logging',
  title: 'Web ACL of WAF Classic logs requests',
  description:
    'Without a log nobody sees what was stopped, nor what came through while WAF Classic was on its way out: AWS ended it on ' +
    '30 September 2025. Judged are web ACLs that a stage or distribution still names; where AWS no longer answers for one, ' +
    'that is said, and not taken for a pass.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'EDGE',
  resourceType: 'AWS::WAFRegional::WebACL',
  references: {
    securityHub: ['WAF.1'],
    config: ['waf-classic-logging-enabled'],
    owasp: ['SAS-05'],
    documents: [wafDocuments.classic],
  },
  evaluate: ({ logDestinations }) =>
    logDestinations.length > 0
      ? passed(logDestinations.join(', '))
      : failed([evidence('LoggingConfiguration.LogDestinationConfigs', '')]),
  remedy: acl => leaveClassic(acl, 'that logs'),
});
