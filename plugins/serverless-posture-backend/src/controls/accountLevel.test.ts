import { isAccountLevel } from './accountLevel';
import { defaultControls } from './catalogue';

describe('account level', () => {
  it.each([
    'AWS::CloudTrail::Trail',
    'AWS::GuardDuty::Detector',
    'AWS::IAM::AccountSummary',
    'AWS::S3::AccountPublicAccessBlock',
  ])('%s belongs to the account', type => {
    expect(isAccountLevel(type)).toBe(true);
  });

  it.each([
    'AWS::Lambda::Function',
    'AWS::IAM::Role',
    'AWS::S3::Bucket',
    'AWS::KMS::Key',
  ])('%s belongs to a service', type => {
    expect(isAccountLevel(type)).toBe(false);
  });

  it('holds controls', () => {
    expect(
      defaultControls.filter(one => isAccountLevel(one.resourceType)).length,
    ).toBeGreaterThan(5);
  });
});
