/** Filters as people of three roles set them: the path below `/findings`, by a name that says who looks for what. */
export const triageFilters: Record<string, string> = {
  everything: '',
  'critical and high': 'severity=CRITICAL,HIGH',
  'critical alone': 'severity=CRITICAL',
  failing: 'status=FAILED',
  unknown: 'status=NOT_AVAILABLE',
  unowned: 'owner=unowned',
  'one team': 'owner=group:default/team-7',
  'one team, critical and high':
    'owner=group:default/team-7&severity=CRITICAL,HIGH',
  'three teams':
    'owner=group:default/team-1,group:default/team-2,group:default/team-3',
  'one service': 'service=component:default/service-42',
  'one account': 'accountId=100000000123',
  'one account and Region': 'accountId=100000000123&region=eu-west-1',
  'one Region, high': 'region=us-east-1&severity=HIGH',
  'one layer': 'layer=FUNCTION',
  'one layer, critical': 'layer=API&severity=CRITICAL',
  'one control': 'controlId=lambda-runtime-deprecated',
  'one control of one team':
    'controlId=lambda-runtime-deprecated&owner=group:default/team-7',
  'one resource type': 'resourceType=AWS::DynamoDB::Table',
  'Security Hub alone': 'source=SECURITY_HUB&severity=HIGH',
  'a name': 'text=refund-invoice',
};
