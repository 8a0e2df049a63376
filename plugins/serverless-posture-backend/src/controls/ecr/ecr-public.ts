import {
  control,
  EvaluationContext,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { grantEvidence } from '../policy/evidence';
import { assertClear, isUnlimited, whoMay } from '../policy/whoMay';
import { whereKnown } from '../whereKnown';
import { changeRepository } from './remedies';

/** Source: ECR guide, "Private repository policies". */
export const ecrPublic = control({
  id: 'ecr-public',
  title:
    'Nobody outside is let into repositories of function images by a wildcard',
  description:
    'Whoever pulls an image has the code and all that was built into it; whoever pushes one runs code in the function. The policy of ' +
    'the repository and that of the registry must let everyone do nothing without a condition that limits it, such as the id of the organization. ' +
    'Repositories that hold the image of a function are judged; grants to single accounts are not.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::ECR::Repository',
  reads: ['AWS::ECR::Registry'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Private repository policies in Amazon ECR',
        url: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
      },
    ],
  },
  evaluate(repository, context) {
    const registry = registryPolicy(context);
    const own = whoMay(undefined, repository.policy);
    const shared =
      registry === undefined ? undefined : whoMay(undefined, registry);
    const open = [
      ...grantEvidence(own.everyone.filter(isUnlimited)),
      ...grantEvidence(shared?.everyone.filter(isUnlimited) ?? []).map(one => ({
        ...one,
        path: `registry ${one.path}`,
      })),
    ];
    if (open.length > 0) return failed(open);
    assertClear(own);
    assertClear(
      whoMay(
        undefined,
        context.resources('AWS::ECR::Registry')[0]?.policy ?? null,
      ),
    );
    return passed();
  },
  remedy: repository =>
    changeRepository(repository, {
      summary: `Admit the organization instead of everyone to the repository ${repository.name}.`,
      page: 'Permissions',
      cli: ['set-repository-policy', '--policy-text file://policy.json'],
      cloudformation:
        'RepositoryPolicyText:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Principal: "*"\n      Action: [ecr:BatchGetImage, ecr:GetDownloadUrlForLayer]\n      Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }',
      terraform:
        '# and an aws_ecr_repository_policy that names aws:PrincipalOrgID',
    }),
});

function registryPolicy(context: EvaluationContext): string | null | undefined {
  return whereKnown(
    () => context.resources('AWS::ECR::Registry')[0]?.policy ?? null,
  );
}
