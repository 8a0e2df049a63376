import {
  CodeartifactClient,
  ListPackagesCommand,
  ListRepositoriesCommand,
  PackageSummary,
  RepositorySummary,
} from '@aws-sdk/client-codeartifact';
import {
  AwsReader,
  Collector,
  operation,
  PackageRepository,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, everyPage, inScope, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const listRepositories = operation({
  id: 'codeartifact:ListRepositories',
  client: CodeartifactClient,
  command: ListRepositoriesCommand,
  probe: { maxResults: 1 },
});

const listPackages = operation({
  id: 'codeartifact:ListPackages',
  client: CodeartifactClient,
  command: ListPackagesCommand,
  resources: ['arn:{partition}:codeartifact:*:*:repository/*'],
});

/** Package repositories of Regions with functions, and the packages in them that are our own. */
export const codeArtifactCollector: Collector = {
  id: 'codeartifact',
  scope: 'regional',
  follows: serverlessTypes,
  operations: { listRepositories, listPackages },
  listings: [
    {
      id: 'repositories',
      resourceTypes: ['AWS::CodeArtifact::Repository'],
      recordedAs: ['AWS::CodeArtifact::Repository'],
      async page(aws, token) {
        const { repositories, nextToken } = await aws.call(listRepositories, {
          maxResults: 1000,
          nextToken: token,
        });
        return {
          resources: await aws.all(
            required(repositories, 'repositories', listRepositories),
            one => repository(aws, one),
          ),
          next: nextToken || undefined,
        };
      },
    },
  ],
};

async function repository(
  aws: AwsReader,
  { arn, name, domainName, domainOwner }: RepositorySummary,
): Promise<Resource<'AWS::CodeArtifact::Repository'>> {
  const domain = required(domainName, 'domainName', listRepositories);
  const repositoryName = required(name, 'name', listRepositories);
  return {
    type: 'AWS::CodeArtifact::Repository',
    arn: required(arn, 'arn', listRepositories),
    name: repositoryName,
    ...inScope(aws),
    tags: {},
    attributes: {
      domain,
      publishable: await attributeOf(() =>
        publishable(aws, { domain, domainOwner, repository: repositoryName }),
      ),
    },
  };
}

async function publishable(
  aws: AwsReader,
  place: { domain: string; domainOwner?: string; repository: string },
): Promise<PackageRepository['publishable']> {
  const packages = await everyPage(
    listPackages,
    nextToken =>
      // AWS filters, so that what came from upstream only is never sent.
      aws.call(listPackages, {
        ...place,
        publish: 'ALLOW',
        maxResults: 1000,
        nextToken,
      }),
    output => ({
      items: required(output.packages, 'packages', listPackages),
      next: output.nextToken,
    }),
  );
  return packages.flatMap(one => {
    const { publish, upstream } = restrictionsOf(one);
    return publish === 'ALLOW'
      ? [{ name: nameOf(one), upstreamAllowed: upstream === 'ALLOW' }]
      : [];
  });
}

function restrictionsOf({ originConfiguration }: PackageSummary) {
  return required(
    originConfiguration?.restrictions,
    'originConfiguration.restrictions',
    listPackages,
  );
}

function nameOf({ format, namespace, package: name }: PackageSummary): string {
  const scope = format === 'npm' && namespace ? `@${namespace}` : namespace;
  return [
    required(format, 'format', listPackages),
    [scope, required(name, 'package', listPackages)].filter(Boolean).join('/'),
  ].join(' ');
}
