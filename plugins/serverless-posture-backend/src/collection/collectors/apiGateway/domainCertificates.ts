import {
  ACMClient,
  CertificateDetail,
  DescribeCertificateCommand,
} from '@aws-sdk/client-acm';
import {
  Attribute,
  AwsReader,
  CollectionError,
  DomainCertificate,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../../aws';
import { attributeOf, required } from '../../fields';

export const describeCertificate = operation({
  id: 'acm:DescribeCertificate',
  client: ACMClient,
  command: DescribeCertificateCommand,
  resources: ['arn:{partition}:acm:*:*:certificate/*'],
});

/** Reads each certificate once. */
export function certificateReader(
  aws: AwsReader,
): (arns: string[]) => Promise<Attribute<DomainCertificate[]>> {
  const reads = new Map<string, Promise<DomainCertificate>>();
  const readOnce = (arn: string) => {
    let read = reads.get(arn);
    if (!read) {
      read = certificate(aws, arn);
      reads.set(arn, read);
    }
    return read;
  };
  return arns =>
    attributeOf(() => Promise.all([...new Set(arns)].map(readOnce)));
}

async function certificate(
  aws: AwsReader,
  arn: string,
): Promise<DomainCertificate> {
  const { region, service, accountId } = parseArn(arn) ?? {};
  if (
    service !== 'acm' ||
    region !== aws.region ||
    accountId !== aws.accountId
  ) {
    throw new CollectionError({
      errorClass: 'not-read',
      operation: describeCertificate.id,
      message: `${arn} is a certificate of another Region, account or service`,
    });
  }
  const { Certificate } = await aws.call(describeCertificate, {
    CertificateArn: arn,
  });
  const detail: CertificateDetail = required(
    Certificate,
    'Certificate',
    describeCertificate,
  );
  return {
    arn,
    status: required(detail.Status, 'Certificate.Status', describeCertificate),
    notAfter: detail.NotAfter?.toISOString() ?? null,
    renewalStatus: detail.RenewalSummary?.RenewalStatus ?? null,
  };
}
