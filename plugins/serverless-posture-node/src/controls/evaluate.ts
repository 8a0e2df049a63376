import { knownView, UnknownAttributeError } from '../attributes/view';
import { AnyResource, ResourceType, ResourceView } from '../resources/resource';
import { AnyControl, EvaluationContext, ParameterValue } from './control';
import { Verdict } from './verdict';

/** A resource as controls see it. @public */
export function viewOf<T extends ResourceType>(
  resource: AnyResource,
): ResourceView<T> {
  const { type, arn, accountId, region, name, parentArn } = resource;
  const identity = {
    ...{ type, arn, accountId, region, name, parentArn },
    get tags() {
      return knownView({ tags: resource.tags }, resource.unlisted).tags;
    },
  };
  const attributes = knownView<any>(resource.attributes, resource.unlisted);
  return new Proxy(attributes, {
    get: (target, key) => (key === '$' ? identity : Reflect.get(target, key)),
  }) as ResourceView<T>;
}

/**
 * The verdict of a control on a resource. Reading an unknown attribute makes it `NOT_AVAILABLE`; any other error is a
 * fault of the control and makes it `NOT_AVAILABLE` (`malformed`), never a pass.
 * @public
 */
export function evaluate(
  control: AnyControl,
  resource: AnyResource,
  context: EvaluationContext,
): Verdict {
  try {
    const verdict = control.evaluate(viewOf(resource), context);
    if (verdict.status === 'FAILED' && verdict.evidence.length === 0) {
      throw new Error('it failed the resource without evidence');
    }
    // A stand-in says that something was not listed; no control can know more about it.
    if (resource.unlisted && verdict.status !== 'NOT_AVAILABLE') {
      return unavailable(
        new UnknownAttributeError(resource.type, resource.unlisted),
      );
    }
    return verdict;
  } catch (error) {
    if (error instanceof UnknownAttributeError) return unavailable(error);
    return {
      status: 'NOT_AVAILABLE',
      unknown: { errorClass: 'malformed' },
      reason: `the control ${control.id} could not judge what AWS answered: ${
        error instanceof Error ? error.message : error
      }`,
    };
  }
}

function unavailable(error: UnknownAttributeError): Verdict {
  const { errorClass, operation, message } = error.reason;
  return {
    status: 'NOT_AVAILABLE',
    unknown: error.reason,
    reason: [
      `${error.attribute} could not be read`,
      operation ? ` with ${operation}` : '',
      ` (${errorClass})`,
      message ? `: ${message}` : '',
    ].join(''),
  };
}

/** The value of a control's parameter; throws for one that it doesn't declare. @public */
export function parameterOf<V extends ParameterValue>(
  control: AnyControl,
  name: string,
): V {
  const declared = control.parameters?.[name];
  if (!declared) throw new Error(`it declares no parameter ${name}`);
  return (declared.value ?? declared.default) as V;
}
