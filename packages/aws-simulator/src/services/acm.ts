import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Handlers } from './handlers';

const DAY = 86_400_000;

/** AWS Certificate Manager. */
export const acm: Handlers = {
  DescribeCertificate(
    { CertificateArn }: { CertificateArn?: string },
    { cell, now },
  ) {
    const known = thingsOf(cell, 'certificates').find(
      one => one.CertificateArn === CertificateArn,
    );
    if (known) return { Certificate: known };
    const isUsed = cell.domainNames.some(
      ({ v1 }) => v1.regionalCertificateArn === CertificateArn,
    );
    if (!isUsed) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Could not find certificate ${CertificateArn}.`,
        400,
      );
    }
    return {
      Certificate: {
        CertificateArn,
        Status: 'ISSUED',
        Type: 'AMAZON_ISSUED',
        NotBefore: new Date(now.getTime() - 190 * DAY),
        NotAfter: new Date(now.getTime() + 205 * DAY),
        RenewalEligibility: 'ELIGIBLE',
      },
    };
  },
};
