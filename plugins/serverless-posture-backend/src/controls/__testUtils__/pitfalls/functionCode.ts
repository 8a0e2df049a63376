import {
  EcrImage,
  EnvironmentVariable,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  ecrRepository,
  IMAGE_DIGEST,
  inspectedFunction,
  inspectorFinding,
  kmsKey,
  lambdaCodeSigningConfig,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaLayerVersion,
  lambdaVersion,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { collected } from '../../../__testUtils__/collected';
import { environmentVariables } from '../../../collection/secrets';
import { lambdaBrokenState } from '../../lambda/lambda-broken-state';
import { lambdaCodeSecrets } from '../../lambda/lambda-code-secrets';
import { lambdaCodeSigningEnabled } from '../../lambda/lambda-code-signing-enabled';
import { lambdaCodeSigningEnforced } from '../../lambda/lambda-code-signing-enforced';
import { lambdaEnvCmk } from '../../lambda/lambda-env-cmk';
import { lambdaEnvSecrets } from '../../lambda/lambda-env-secrets';
import { lambdaImageVulnerabilities } from '../../lambda/lambda-image-vulnerabilities';
import { lambdaLayerDeletedVersion } from '../../lambda/lambda-layer-deleted-version';
import { lambdaLayerForeignAccount } from '../../lambda/lambda-layer-foreign-account';
import { lambdaRuntimeDeprecated } from '../../lambda/lambda-runtime-deprecated';
import { lambdaRuntimeUpdateBlocked } from '../../lambda/lambda-runtime-update-blocked';
import { lambdaVersionRuntimeDeprecated } from '../../lambda/lambda-version-runtime-deprecated';
import { beside, pitfall, pitfallOfReading } from './pitfall';

const image = lambdaFunction({
  packageType: 'Image',
  runtime: null,
  imageDigest: IMAGE_DIGEST,
});

const running = (runtime: string) => lambdaFunction({ runtime });

const layerOf = (account: string) =>
  lambdaFunction({
    layers: [`arn:aws:lambda:eu-west-1:${account}:layer:tools:3`],
  });

/** A function as it is read, with these variables. */
async function readWith(environment: object) {
  const { of } = await collected(
    {
      functions: [
        {
          name: 'checkout',
          role: 'checkout',
          configuration: { Environment: environment },
        },
      ],
    },
    ['lambda'],
  );
  return of('AWS::Lambda::Function')[0];
}

const holding = (more: Partial<EcrImage>) =>
  ecrRepository({
    images: [
      {
        ...(ecrRepository().attributes.images as EcrImage[])[0],
        findings: { critical: 2, high: 0 },
        ...more,
      },
    ],
  });

/** What runs in a function, and with which variables. */
export const functionCodePitfalls = [
  pitfall('a container image has no runtime of Lambda', {
    control: lambdaRuntimeDeprecated,
    notApplicable: [image],
  }),
  pitfall('a runtime that is newer than the table is not old', {
    control: lambdaRuntimeDeprecated,
    notAvailable: [running('nodejs26.x'), running('python3.15')],
  }),
  pitfall('of a custom runtime only the system below is known', {
    control: lambdaRuntimeDeprecated,
    failed: [running('provided.al2'), running('provided')],
    passed: [running('provided.al2023')],
  }),
  pitfall('an alias may lead to an old version of a current function', {
    control: lambdaVersionRuntimeDeprecated,
    failed: [
      lambdaVersion({ runtime: 'nodejs14.x' }),
      beside(
        lambdaVersion({ runtime: 'nodejs14.x', aliases: [] }),
        lambdaEventSourceMapping({ functionArn: lambdaVersion().arn }),
      ),
    ],
  }),
  pitfall('a listing of functions does not tell their state', {
    control: lambdaBrokenState,
    notAvailable: [lambdaFunction()],
  }),
  pitfall('the dates of a runtime are three, and judged on the day', {
    control: lambdaRuntimeUpdateBlocked,
    passed: [{ resource: running('nodejs16.x'), now: '2027-03-02T23:59:59Z' }],
    failed: [{ resource: running('nodejs16.x'), now: '2027-03-03T00:00:00Z' }],
  }),
  pitfall('Lambda signs no container images', {
    control: lambdaCodeSigningEnabled,
    notApplicable: [image],
  }),
  pitfall('code signing that only warns lets unsigned code in', {
    control: lambdaCodeSigningEnforced,
    failed: [lambdaCodeSigningConfig({ onUntrustedArtifact: 'Warn' })],
  }),
  pitfall('AWS publishes layers from many accounts', {
    control: lambdaLayerForeignAccount,
    passed: [layerOf('580247275435'), layerOf('017000801446')],
    failed: [layerOf('464622532012')],
  }),
  pitfall('a function keeps running on a layer version that was deleted', {
    control: lambdaLayerDeletedVersion,
    failed: [
      beside(
        layerOf('111122223333'),
        lambdaLayerVersion({
          version: 4,
          $: { arn: 'arn:aws:lambda:eu-west-1:111122223333:layer:tools:4' },
        }),
      ),
    ],
    severity: 'LOW',
    reason: 'cannot be inspected',
  }),
  {
    ...pitfall('a name that sounds secret may hold a reference'),
    read: async () => [
      {
        control: lambdaEnvSecrets,
        passed: [
          await readWith({
            Variables: {
              KEY_ID: '1234abcd-12ab-34cd-56ef-1234567890ab',
              SECRET_ARN:
                'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
              TOKEN_URL: 'https://login.example.com/oauth2/token',
              PUBLIC_KEY: '/shop/keys/public',
              API_KEY: '{{resolve:secretsmanager:shop/api:SecretString:key}}',
            },
          }),
        ],
      },
    ],
  },
  pitfallOfReading(
    'variables that could not be decrypted are not none',
    async () => [
      {
        control: lambdaEnvSecrets,
        notAvailable: [
          await readWith({
            Error: {
              ErrorCode: 'AccessDeniedException',
              Message: 'Lambda was unable to decrypt the variables',
            },
          }),
        ],
      },
    ],
  ),
  pitfallOfReading(
    'evidence names the variable and never holds its value',
    async () => {
      const value = `AKIA${'QX7ZK3TP2MNB5RWD'}`;
      const fn = await readWith({ Variables: { UPLOAD: value } });
      const [variable] = fn.attributes.environment as EnvironmentVariable[];
      const stored = JSON.stringify([
        fn,
        environmentVariables({ UPLOAD: value }),
      ]);
      if (stored.includes(value)) throw new Error('the value is stored');
      return [
        {
          control: lambdaEnvSecrets,
          failed: [
            {
              resource: fn,
              matching: {
                evidence: [
                  {
                    path: 'Environment.Variables.UPLOAD',
                    value: variable.secret,
                  },
                ],
              },
            },
          ],
        },
      ];
    },
  ),
  pitfall(
    'without variables there is nothing to encrypt; a key may be one of AWS',
    {
      control: lambdaEnvCmk,
      notApplicable: [lambdaFunction({ environment: null })],
      failed: [
        beside(
          lambdaFunction({
            environment: [{ name: 'TABLE' }],
            kmsKeyArn: kmsKey().arn,
          }),
          kmsKey({ manager: 'AWS' }),
        ),
      ],
    },
  ),
  pitfall('hashes in lock files look like secrets', {
    control: lambdaCodeSecrets,
    passed: [
      beside(
        lambdaFunction(),
        inspectedFunction({ findings: [inspectorFinding()] }),
      ),
    ],
  }),
  pitfall(
    'a function runs the image that was pinned, not the newest of its tag',
    {
      control: lambdaImageVulnerabilities,
      failed: [beside(image, holding({}))],
      notAvailable: [
        beside(image, holding({ digest: `sha256:${'0'.repeat(64)}` })),
        {
          resource: image,
          unlisted: { 'AWS::ECR::Repository': unknown('denied').$unknown },
        },
      ],
    },
  ),
];
