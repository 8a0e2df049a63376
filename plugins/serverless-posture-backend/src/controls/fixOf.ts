import {
  AnyControl,
  AnyResource,
  Fix,
  ResourceIdentity,
  viewOf,
} from 'backstage-plugin-serverless-posture-node';

/**
 * The one change that closes a failure of a control: the control's own, or one for this resource alone, where the control
 * names none or what it reads of the resource is unknown. Its key is unique in the organization.
 */
export function fixOf(
  control: AnyControl,
  identity: ResourceIdentity,
  resource?: AnyResource,
): Fix {
  const fix = ownFix(control, resource) ?? {
    key: `${control.id} ${identity.arn}`,
    title: control.remedy(identity).summary.replace(/\.$/, ''),
    arn: identity.arn,
  };
  return { ...fix, key: `${identity.accountId} ${fix.key}` };
}

function ownFix(
  control: AnyControl,
  resource: AnyResource | undefined,
): Fix | undefined {
  try {
    return resource && control.fix?.(viewOf(resource));
  } catch {
    return undefined; // The failure stands without it, and still needs a change.
  }
}
