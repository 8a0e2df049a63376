import {
  AnyResource,
  ContentsRead,
  Inventory,
  isUnknown,
  Page,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { isEqual, pickBy } from 'lodash';

/** An API, and what of it can only change with a deployment. */
interface Deployable {
  api: AnyResource;
  /** Types of its children whose changes show only once they are deployed. */
  types: ResourceType[];
  /** What is deployed, stage by stage; undefined: it could not be read, or is not told. */
  deployments: string[] | undefined;
  /** The operation that reads the children. */
  source: string;
  /** Attributes of the API that its children tell. */
  told?: string[];
}

/**
 * Children of an API as an earlier run read them, if the API is as it was then, the same is deployed, and that run is
 * recent enough; read anew otherwise. What stands in doubt since, or could not be read as a whole, is read anew.
 *
 * What is deployed must have been read before: a deployment between both readings would be taken for known.
 */
export async function unlessUnchanged(
  { memory }: Inventory,
  { api, types, deployments, source, told = [] }: Deployable,
  read: () => Promise<Page>,
): Promise<Page> {
  if (!memory || !deployments) return read();
  const known = await memory.of(api.type, api.arn);
  const contents = known && contentsOf(known);
  const asked = [...types].sort();
  if (
    contents &&
    contents.at >= memory.since.toISOString() &&
    isEqual(contents.deployments, deployments) &&
    // Else none of a type that no control needed then would be taken for there being none.
    isEqual(contents.types, asked) &&
    isSame(api, known, told)
  ) {
    const resources = await memory.below(types, api.arn);
    if (resources) {
      const unread = pickBy<unknown>(
        known.attributes,
        (_, name) =>
          told.includes(name) &&
          isUnknown((api.attributes as Record<string, unknown>)[name]),
      );
      Object.assign(api.attributes, unread, { contentsRead: contents });
      return { resources };
    }
  }
  const page = await read();
  if (page.gaps?.length) return page;
  const at = memory.now.toISOString();
  const contentsRead = { at, deployments, types: asked };
  Object.assign(api.attributes, { contentsRead });
  return {
    ...page,
    resources: page.resources.map(one => ({ ...one, origin: { source, at } })),
  };
}

function contentsOf({ attributes }: AnyResource): ContentsRead | undefined {
  const { contentsRead: contents } = attributes as {
    contentsRead?: ContentsRead;
  };
  return contents;
}

/** Whether an API is as it was, as far as its listing tells, and its children told then what they tell now. */
function isSame(
  now: AnyResource,
  before: AnyResource,
  told: string[],
): boolean {
  const stored = before.attributes as Record<string, unknown>;
  return Object.entries<unknown>(now.attributes).every(([name, value]) =>
    told.includes(name) ? name in stored : isEqual(value, stored[name]),
  );
}
