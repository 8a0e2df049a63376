import {
  EnvironmentHazard,
  evidence,
  failed,
  passed,
  ResourceView,
  UnknownAttributeError,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** What a failure says of a variable in place of its value, which never got here. */
const words: Record<EnvironmentHazard, string> = {
  'tls-verification-off': 'switches the check of certificates off',
  'cleartext-endpoint': 'names an endpoint without TLS',
  'code-injection': 'loads code into the runtime',
  'event-logging': 'makes the code log events or details',
};

/** Fails for every variable whose value is of that kind. Ends the evaluation where values were not judged for it. */
export function holdsNoHazard(
  fn: ResourceView<'AWS::Lambda::Function'>,
  hazard: EnvironmentHazard,
): Verdict {
  const variables = fn.environment ?? [];
  const found = variables.filter(({ hazards }) => hazards?.includes(hazard));
  if (found.length > 0) {
    return failed(
      found.map(({ name }) =>
        evidence(`Environment.Variables.${name}`, words[hazard]),
      ),
    );
  }
  if (variables.some(({ hazards }) => hazards === undefined)) {
    throw new UnknownAttributeError('environment', {
      errorClass: 'not-read',
      operation: 'lambda:ListFunctions',
      message: 'the values of the variables were not judged for it',
    });
  }
  return passed();
}
