import {
  Attribute,
  Operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';

/** Words of JSON Schema that tell about a schema and ask for nothing. */
const ANNOTATIONS = ['$schema', '$id', 'id', 'title', 'description', 'default'];

/** Whether the schema of a model refuses any JSON object; the schema itself is not kept. */
export function isConstraining(
  schema: string | undefined,
  from: Operation,
): Attribute<boolean> {
  if (!schema) return false;
  let parsed: unknown;
  try {
    parsed = JSON.parse(schema);
  } catch {
    // Velocity templates and comments are allowed here.
    return unknown('malformed', from.id, 'the schema of a model is no JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) return parsed === false;
  const words = Object.entries(parsed).filter(
    ([word]) => !ANNOTATIONS.includes(word),
  );
  return words.some(([word, value]) => word !== 'type' || value !== 'object');
}
