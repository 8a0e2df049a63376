import {
  AccessLogFormat,
  Attribute,
  Operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';

/** `$context.status`, `$context.authorizer.claims['cognito:groups']`. */
const VARIABLE = /\$context((?:\.[\w:-]+|\[\s*['"][^'"\]]*['"]\s*\])+)/g;

/** What the format of an access log asks for. The text itself is dropped: people write anything into it. */
export function accessLogFormat(format: string): AccessLogFormat {
  const variables = new Set<string>();
  const filled = format.replace(VARIABLE, (_, name: string) => {
    variables.add(
      name
        .replace(/\[\s*['"]([^'"\]]*)['"]\s*\]/g, '.$1')
        .replace(/^\./, '')
        .replace(/[:-]+$/, ''),
    );
    return '0';
  });
  return { structured: isObject(filled), variables: [...variables].sort() };
}

function isObject(text: string): boolean {
  try {
    const json = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json);
  } catch {
    return false;
  }
}

/** The format of the access log of a stage; `null` without a log. */
export function logFormat(
  destinationArn: string | undefined,
  format: string | undefined,
  from: Operation,
): Attribute<AccessLogFormat | null> {
  if (!destinationArn) return null;
  return format
    ? accessLogFormat(format)
    : unknown('malformed', from.id, 'the format of the access log is missing');
}
