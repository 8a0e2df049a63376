const GUIDE = 'https://docs.aws.amazon.com/waf/latest/developerguide';

/** Pages of the AWS WAF guide that controls refer to. */
export const wafDocuments = {
  managedGroups: {
    title: 'AWS Managed Rules rule groups list',
    url: `${GUIDE}/aws-managed-rule-groups-list.html`,
  },
  overrides: {
    title: 'Overriding rule group actions in AWS WAF',
    url: `${GUIDE}/web-acl-rule-group-override-options.html`,
  },
  actions: {
    title: 'Using rule actions in AWS WAF',
    url: `${GUIDE}/waf-rule-action.html`,
  },
  order: {
    title: 'Setting rule priority in a web ACL',
    url: `${GUIDE}/web-acl-processing-order.html`,
  },
  rate: {
    title: 'Using rate-based rule statements in AWS WAF',
    url: `${GUIDE}/waf-rule-statement-type-rate-based.html`,
  },
  oversize: {
    title: 'Oversize web request components in AWS WAF',
    url: `${GUIDE}/waf-oversize-request-components.html`,
  },
  logging: {
    title: 'Logging AWS WAF web ACL traffic',
    url: `${GUIDE}/logging.html`,
  },
  classic: {
    title: 'Migrating your AWS WAF Classic resources to AWS WAF',
    url: `${GUIDE}/waf-migrating-from-classic.html`,
  },
  metrics: {
    title: 'Monitoring with Amazon CloudWatch',
    url: `${GUIDE}/monitoring-cloudwatch.html`,
  },
  webAcl: {
    title: 'Configuring protection in AWS WAF',
    url: `${GUIDE}/web-acl.html`,
  },
};
