import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Lambda guide, "Using Lambda with self-managed Apache Kafka". */
export const lambdaEsmUnauthenticatedBroker = control({
  id: 'lambda-esm-unauthenticated-broker',
  title: 'Brokers that call functions are authenticated and verified',
  description:
    'Without credentials a Kafka cluster is open to whoever reaches it, and what it sends runs as events of the ' +
    'function. A mapping to self-managed Kafka needs SASL or a client certificate, and one to Amazon MQ basic ' +
    'authentication. A server root CA is asked of self-managed Kafka that signs in by TLS alone; whether the ' +
    'secrets hold is not visible. Other event sources authenticate by IAM.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Lambda::EventSourceMapping',
  references: {
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Using Lambda with self-managed Apache Kafka',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html',
      },
    ],
  },
  evaluate({ selfManaged, eventSourceArn, sourceAccess }) {
    const isMq = eventSourceArn?.split(':')[2] === 'mq';
    if (!selfManaged && !isMq)
      return notApplicable('IAM authenticates the event source');
    const signsIn = sourceAccess.some(type =>
      /^(BASIC_AUTH|SASL_\w+_AUTH|CLIENT_CERTIFICATE_TLS_AUTH)$/.test(type),
    );
    if (!signsIn) {
      return failed([
        evidence(
          'SourceAccessConfigurations[].Type',
          sourceAccess.join(', ') || 'none',
        ),
      ]);
    }
    const byCertificateAlone =
      selfManaged &&
      sourceAccess.includes('CLIENT_CERTIFICATE_TLS_AUTH') &&
      !sourceAccess.includes('SERVER_ROOT_CA_CERTIFICATE');
    return byCertificateAlone
      ? failed(
          [
            evidence(
              'SourceAccessConfigurations[].Type',
              sourceAccess.join(', '),
            ),
          ],
          {
            severity: 'LOW',
            reason:
              'no root CA is named: the broker must have a public certificate',
          },
        )
      : passed(sourceAccess.join(', '));
  },
  remedy: mapping => ({
    summary: `Configure credentials and the root CA of the broker in the event source mapping ${mapping.name}.`,
    console: `Lambda (${mapping.region}) > Event source mappings > ${mapping.name}`,
    cli: `aws lambda update-event-source-mapping --region ${
      mapping.region
    } --uuid ${mapping.arn
      .split(':')
      .pop()} --source-access-configurations Type=SASL_SCRAM_512_AUTH,URI=<ARN of the secret>`,
    cloudformation: `# ${mapping.name}\nSourceAccessConfigurations:\n  - Type: SASL_SCRAM_512_AUTH\n    URI: !Ref Credentials`,
    terraform: `# ${mapping.name}\nsource_access_configuration {\n  type = "SASL_SCRAM_512_AUTH"\n  uri  = aws_secretsmanager_secret.broker.arn\n}`,
  }),
});
