import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import { PolicyDocument } from '../../identity/policy';
import { buildFinding, FindingSpec } from '../buildFindings';
import { restStageArn } from '../arns';
import { Place } from '../grants';
import { lasting, Lifetime, valueAt } from '../lifetime';
import { Random } from '../random';
import { CellDefinition, SimulatedFunction, SimulatedRestApi } from '../world';
import { Story } from './story';

const deprecated = /^(nodejs1[0-8]|python3\.[6-9]$)/;

const isPublic = (policy: PolicyDocument | undefined) =>
  (policy?.Statement ?? []).some(
    ({ Principal, Condition }) => Principal === '*' && !Condition,
  );

/** Security Hub's controls of functions: whether they pass. */
const functionControls: Record<string, (fn: SimulatedFunction) => boolean> = {
  'Lambda.1': ({ policy }) => !isPublic(policy),
  'Lambda.2': ({ configuration }) =>
    !deprecated.test(configuration.Runtime ?? ''),
  'Lambda.3': () => false,
  'Lambda.6': ({ tags }) =>
    Object.keys(tags).some(key => !key.startsWith('aws:')),
  'Lambda.7': ({ configuration }) =>
    configuration.TracingConfig?.Mode === 'Active',
};

const stageControls: Record<
  string,
  (stage: SimulatedRestApi['stages'][number]) => boolean
> = {
  'APIGateway.1': ({ methodSettings = {} }) =>
    Object.values(methodSettings).some(
      ({ loggingLevel }) => loggingLevel && loggingLevel !== 'OFF',
    ),
  'APIGateway.4': ({ webAclArn }) => Boolean(webAclArn),
};

/** A finding that follows what it is about through time. */
function following<T>(
  subject: Lifetime<T>,
  passes: (value: T) => boolean,
  build: (
    spec: Pick<FindingSpec, 'compliance' | 'updatedAt'>,
  ) => AwsSecurityFinding,
  story: Story,
): Lifetime<AwsSecurityFinding> {
  const judge = (value: T, updatedAt: Date) =>
    build({ compliance: passes(value) ? 'PASSED' : 'FAILED', updatedAt });
  return lasting(judge(subject.value, subject.from ?? story.week(8)), {
    from: subject.from,
    until: subject.until,
    changes: subject.changes.map(({ at }) => ({
      at,
      to: () =>
        judge(
          valueAt({ ...subject, from: undefined, until: undefined }, at)!,
          at,
        ),
    })),
  });
}

/** The findings that Security Hub makes of a cell, and some of resources that are none of ours. */
export function addDemoFindings(
  cell: CellDefinition,
  place: Place,
  random: Random,
  story: Story,
): void {
  if (cell.securityHub.length === 0) return;
  for (const life of cell.functions) {
    for (const [control, passes] of Object.entries(functionControls)) {
      const workflow = random.chance(0.05) ? 'SUPPRESSED' : undefined;
      cell.findings.push(
        following(
          life,
          passes,
          spec =>
            buildFinding(place, {
              ...spec,
              control,
              workflow,
              resourceId: life.value.configuration.FunctionArn,
            }),
          story,
        ),
      );
    }
  }
  for (const life of cell.restApis) {
    const resourceId = restStageArn(
      place.region,
      life.value.api.id,
      life.value.stages[0].stageName,
    );
    for (const [control, passes] of Object.entries(stageControls)) {
      cell.findings.push(
        following(
          life,
          api => passes(api.stages[0]),
          spec => buildFinding(place, { ...spec, control, resourceId }),
          story,
        ),
      );
    }
  }
  for (let i = 0; i < 18; i++) {
    const control = random.pick(['S3.8', 'EC2.19', 'IAM.21']);
    const resourceId =
      control === 'S3.8'
        ? `arn:aws:s3:::${place.accountId}-bucket-${i}`
        : `arn:aws:ec2:${place.region}:${place.accountId}:security-group/sg-${i}`;
    cell.findings.push(
      lasting(
        buildFinding(place, {
          control,
          resourceId,
          compliance: random.chance(0.7) ? 'PASSED' : 'FAILED',
          recordState: random.chance(0.1) ? 'ARCHIVED' : 'ACTIVE',
          updatedAt: story.week(random.integer(8)),
        }),
      ),
    );
  }
}
