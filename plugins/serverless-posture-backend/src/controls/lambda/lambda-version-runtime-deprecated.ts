import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { runtimes, runtimesAsOf } from './runtimes';

const byFunction = groupedBy<ResourceView<'AWS::Lambda::EventSourceMapping'>>(
  ({ functionArn }) => [functionArn],
);

/** Source: Lambda guide, "Lambda runtimes". */
export const lambdaVersionRuntimeDeprecated = control({
  id: 'lambda-version-runtime-deprecated',
  title: 'Published versions that are called run on a supported runtime',
  description:
    'A published version keeps the runtime that it was published with, whatever the function moves on to. A ' +
    'version that an alias, and so a URL, or an event source reaches must not be past the deprecation date of its ' +
    'runtime. Versions that nothing reaches by a name are not judged, though whoever knows the number may call ' +
    'them; container images carry their own runtime.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Version',
  reads: ['AWS::Lambda::EventSourceMapping'],
  references: {
    documents: [
      {
        title: 'Lambda runtimes',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
      },
    ],
  },
  evaluate(version, context) {
    if (version.packageType === 'Image')
      return notApplicable('a container image carries its own runtime');
    const { arn } = version.$;
    const callers = version.aliases.map(name => `alias ${name}`);
    if (callers.length === 0) {
      const mappings = byFunction(
        context.resources('AWS::Lambda::EventSourceMapping'),
      ).get(arn);
      if (!mappings)
        return notApplicable('no alias or event source reaches it');
      callers.push('an event source');
    }
    const { runtime } = version;
    const schedule = runtime === null ? undefined : runtimes.get(runtime);
    if (!schedule) {
      return notAvailable(
        { errorClass: 'unsupported' },
        `the runtime schedule of ${runtimesAsOf} does not list ${runtime}`,
      );
    }
    if (context.now < new Date(schedule.deprecated)) {
      return passed(`supported until ${schedule.deprecated}`);
    }
    return failed([evidence('Runtime', runtime)], {
      reason: `deprecated since ${
        schedule.deprecated
      }, called through ${callers.join(', ')}`,
    });
  },
  remedy: fn => ({
    summary: `Publish a new version of ${fn.name} on a supported runtime and point the alias to it.`,
    console: `Lambda (${fn.region}) > Functions > ${fn.name} > Aliases`,
    cli: [
      `aws lambda publish-version --region ${fn.region} --function-name ${
        fn.name.split(':')[0]
      }`,
      `aws lambda update-alias --region ${fn.region} --function-name ${
        fn.name.split(':')[0]
      } --name <alias> --function-version <new version>`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nAutoPublishAlias: live # AWS::Serverless::Function`,
    terraform: `resource "aws_lambda_alias" "live" {\n  name             = "live"\n  function_name    = "${
      fn.name.split(':')[0]
    }"\n  function_version = aws_lambda_function.function.version\n}`,
  }),
});
