import {
  evidence,
  failed,
  NamedValue,
  passed,
  Verdict,
  Fix,
  ResourceIdentity,
} from 'backstage-plugin-serverless-posture-node';

/** Fails for every value that looked like a secret, by its name and kind: the value itself never got here. */
export function holdsNoSecret(
  path: string,
  values: readonly NamedValue[],
): Verdict {
  const secrets = values.filter(({ secret }) => secret !== undefined);
  if (secrets.length === 0) return passed();
  return failed(
    secrets.map(({ name, secret }) => evidence(`${path}.${name}`, secret!)),
  );
}

/** Every secret leaves the variables of one resource by the same edit. */
export function secretFix({ $ }: { $: ResourceIdentity }): Fix {
  return {
    key: `${$.arn} Secrets`,
    title: `Move secrets of ${$.name} to Secrets Manager`,
    arn: $.arn,
  };
}
