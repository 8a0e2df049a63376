import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { changeStateMachine } from './remedies';

/** Source: Step Functions guide, "Call HTTPS APIs in Step Functions workflows". */
export const sfnHttpTaskCleartext = control({
  id: 'sfn-http-task-cleartext',
  title: 'HTTP tasks call HTTPS endpoints through a connection',
  description:
    'A task that calls plain HTTP sends its input and its credentials where anyone on the way reads them. Each HTTP task must call ' +
    'an https: address with the credentials of an EventBridge connection. An address that only an execution tells is not ' +
    'available; certificates of the endpoints are not read.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::StepFunctions::StateMachine',
  references: {
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Call HTTPS APIs in Step Functions workflows',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',
      },
    ],
  },
  evaluate({ httpTasks }) {
    if (httpTasks.length === 0) return notApplicable('it has no HTTP task');
    const found = httpTasks.flatMap(({ state, scheme, hasConnection }) => [
      ...(scheme === 'http'
        ? [evidence(`definition.States.${state}.ApiEndpoint`, 'http:')]
        : []),
      ...(hasConnection
        ? []
        : [evidence(`definition.States.${state}.ConnectionArn`, null)]),
    ]);
    if (found.length > 0) return failed(found);
    const open = httpTasks.find(({ scheme }) => scheme === 'runtime');
    return open
      ? notAvailable(
          { errorClass: 'not-read' },
          `only an execution tells the endpoint of ${open.state}`,
        )
      : passed();
  },
  remedy: machine =>
    changeStateMachine(
      machine,
      `Let the HTTP tasks of ${machine.name} call https: addresses through a connection.`,
      {
        cli: '--definition file://definition.json',
        cloudformation:
          'DefinitionString: # of the HTTP task\n  "ApiEndpoint": "https://api.example.com", "InvocationConfig": { "ConnectionArn": "…" }',
        terraform:
          'definition = jsonencode({ /* "ApiEndpoint": "https://api.example.com" */ })',
      },
    ),
});
