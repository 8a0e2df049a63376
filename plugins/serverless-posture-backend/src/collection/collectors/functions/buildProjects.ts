import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  ListProjectsCommand,
  Project,
} from '@aws-sdk/client-codebuild';
import {
  AwsReader,
  Collector,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, redactTags, required } from '../../fields';
import { namedValues, secretKindOf } from '../../secrets';

const listProjects = operation({
  id: 'codebuild:ListProjects',
  client: CodeBuildClient,
  command: ListProjectsCommand,
  probe: {},
});

const batchGetProjects = operation({
  id: 'codebuild:BatchGetProjects',
  client: CodeBuildClient,
  command: BatchGetProjectsCommand,
});

/** Build projects where functions are; a page holds as many as one call describes. */
export const buildProjectsCollector: Collector = {
  id: 'build-projects',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: { listProjects, batchGetProjects },
  listings: [
    {
      id: 'projects',
      resourceTypes: ['AWS::CodeBuild::Project'],
      recordedAs: ['AWS::CodeBuild::Project'],
      async page(aws, nextToken) {
        const { projects: names = [], nextToken: next } = await aws.call(
          listProjects,
          { nextToken },
        );
        if (names.length === 0)
          return { resources: [], next: next || undefined };
        const { projects } = await aws.call(batchGetProjects, { names });
        return {
          resources: required(projects, 'projects', batchGetProjects).map(one =>
            buildProject(aws, one),
          ),
          next: next || undefined,
        };
      },
    },
  ],
};

function buildProject(
  aws: AwsReader,
  one: Project,
): Resource<'AWS::CodeBuild::Project'> {
  const from = batchGetProjects;
  const variables = one.environment?.environmentVariables ?? [];
  const sources: [string, string | undefined][] = [
    ['source.location', one.source?.location],
    ...(one.secondarySources ?? []).map(
      ({ location }, index): [string, string | undefined] => [
        `secondarySources[${index}].location`,
        location,
      ],
    ),
  ];
  return {
    type: 'AWS::CodeBuild::Project',
    arn: required(one.arn, 'arn', from),
    name: required(one.name, 'name', from),
    ...inScope(aws),
    tags: redactTags(
      Object.fromEntries((one.tags ?? []).map(tag => [tag.key!, tag.value])),
    ),
    attributes: {
      // PLAINTEXT is the default.
      plainVariables: namedValues(
        Object.fromEntries(
          variables
            .filter(({ type = 'PLAINTEXT' }) => type === 'PLAINTEXT')
            .map(({ name, value }) => [required(name, 'name', from), value]),
        ),
      ),
      sourceCredentials: sources.flatMap(([path, location = '']) => {
        const kind =
          secretKindOf(path, location) ??
          (hasUserInfo(location) ? 'url-with-token' : undefined);
        return kind ? [{ path, kind }] : [];
      }),
    },
  };
}

/** A URL that names a user or token alone, as `https://token@host`, but not the `git` of SSH. */
function hasUserInfo(location: string): boolean {
  const user = /^https?:\/\/([^@/?#]+)@/i.exec(location)?.[1];
  return user !== undefined && user !== 'git';
}
