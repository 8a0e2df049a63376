import {
  control,
  Evidence,
  evidence,
  failed,
  notAvailable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Lambda function states". */
export const lambdaBrokenState = control({
  id: 'lambda-broken-state',
  title: 'The function can be called and deployed',
  description:
    'A function that lost its key, role, subnet or image fails every call, and its last fix may never have gone live. Its ' +
    'state and its last update must not be Failed; Inactive passes where nobody calls it. Listings of functions leave the ' +
    'state out, so that it takes a call for each function. Whether its code works is not seen.',
  severity: 'INFORMATIONAL',
  profile: 'all',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::FunctionState'],
  references: {
    documents: [
      {
        title: 'Lambda function states',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html',
      },
    ],
  },
  evaluate(fn, context) {
    const read = context.resource(
      'AWS::Lambda::FunctionState',
      `${fn.$.arn}/state`,
    );
    if (!read) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'lambda:GetFunctionConfiguration',
        },
        'its state was not read',
      );
    }
    const broken = [...brokenState(read), ...failedUpdate(read)];
    return broken.length > 0 ? failed(broken) : passed();
  },
  remedy: fn => ({
    summary: `Repair what the reason names for ${fn.name}: its key, role, subnet or image.`,
    console: consolePath(fn, 'the banner at its top says why'),
    cli: `${lambdaCli(
      'get-function-configuration',
      fn,
    )} --query '[StateReason, LastUpdateStatusReason]'`,
  }),
});

type State = ResourceView<'AWS::Lambda::FunctionState'>;

function brokenState({ state, reasonCode }: State): Evidence[] {
  const isBroken =
    state === 'Failed' || (state === 'Inactive' && reasonCode !== 'Idle');
  return isBroken
    ? [evidence('State', state), evidence('StateReasonCode', reasonCode)]
    : [];
}

function failedUpdate({ lastUpdate, lastUpdateReasonCode }: State): Evidence[] {
  return lastUpdate === 'Failed'
    ? [
        evidence('LastUpdateStatus', lastUpdate),
        evidence('LastUpdateStatusReasonCode', lastUpdateReasonCode),
      ]
    : [];
}
