import {
  control,
  evidence,
  failed,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { firstKnown, whereKnown } from '../whereKnown';
import { recordsInvocations, seesRegion } from './recordedInvocations';

/** Source: CloudTrail guide, "Logging data events". */
export const lambdaCloudtrailDataEvents = control({
  id: 'lambda-cloudtrail-data-events',
  title: 'CloudTrail records who invokes the function',
  description:
    'Invocations are data events, which no trail records by itself: without them nobody can say who called a function. A ' +
    'trail that is logging and sees the Region must have a basic or an advanced selector which takes write events of this ' +
    'function, after what it leaves out. Trails of the organization count where the account may read their selectors; ' +
    'else they leave the verdict open. Event data stores of CloudTrail Lake count where they are in the Region of the function.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::CloudTrail::Trail', 'AWS::CloudTrail::EventDataStore'],
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Logging data events',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html',
      },
    ],
  },
  evaluate(fn, context) {
    const found = firstKnown([
      () =>
        firstKnown(
          context
            .resources('AWS::CloudTrail::Trail')
            .map(trail => () => trailRecords(trail, fn.$) && trail.$.name),
        ),
      () =>
        firstKnown(
          context
            .resources('AWS::CloudTrail::EventDataStore')
            .map(store => () => storeRecords(store, fn.$) && store.$.name),
        ),
    ]);
    return found
      ? passed(found)
      : failed([evidence('EventSelectors', 'none for its invocations')]);
  },
  remedy: fn => ({
    summary: `Add a selector of Lambda data events to a trail that sees ${fn.name}.`,
    console: `CloudTrail (${fn.region}) > Trails > Data events > Add data event type > Lambda`,
    cli: `aws cloudtrail put-event-selectors --region ${fn.region} --trail-name <trail> --advanced-event-selectors '[{"Name":"Invocations of ${fn.name}","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::Lambda::Function"]}]}]'`,
    cloudformation: `# the trail that sees ${fn.name}\nEventSelectors:\n  - ReadWriteType: All\n    DataResources:\n      - Type: AWS::Lambda::Function\n        Values: ["arn:aws:lambda"]`,
    terraform: `# the trail that sees ${fn.name}\nevent_selector {\n  data_resource {\n    type   = "AWS::Lambda::Function"\n    values = ["arn:aws:lambda"]\n  }\n}`,
  }),
});

type Place = { arn: string; region: string };

function trailRecords(
  trail: ResourceView<'AWS::CloudTrail::Trail'>,
  { arn, region }: Place,
): boolean {
  if (!trail.exists || !seesRegion(trail, region)) return false;
  return both(
    () => recordsInvocations(trail.selectors, arn),
    () => trail.status.isLogging,
  );
}

function storeRecords(
  store: ResourceView<'AWS::CloudTrail::EventDataStore'>,
  { arn }: Place,
): boolean {
  return both(
    () => recordsInvocations(store.selectors, arn),
    () => store.isEnabled,
  );
}

/** What is certain of one half needs no other: a trail that stands still records nothing, whatever it selects. */
function both(...halves: (() => boolean)[]): boolean {
  if (halves.some(half => whereKnown(half) === false)) return false;
  return halves.every(half => half());
}
