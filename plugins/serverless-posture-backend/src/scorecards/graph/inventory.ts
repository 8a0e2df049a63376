import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  AnyResource,
  ResourceType,
  ResourceView,
  UnknownAttributeError,
  UnknownReason,
  viewOf,
} from 'backstage-plugin-serverless-posture-node';
import { isAccountWide } from './types';

/** A stored resource as the graph needs it. */
export interface GraphResource {
  id: string;
  resource: AnyResource;
  /** Why it may no longer be as it is stored. */
  stale?: UnknownReason;
}

/** A resource's view with its stored id. */
export type Found<T extends ResourceType> = ResourceView<T> & {
  readonly id: string;
};

/** What is stored of one account, to find what refers to what; everything else about it is unknown, not absent. */
export class GraphInventory {
  private readonly byArn = new Map<string, Found<any>>();
  private readonly byType = new Map<string, Found<any>[]>();
  private readonly byParent = new Map<string, Found<any>[]>();
  private readonly gaps = new Map<string, UnknownReason>();

  /**
   * @param listed - types and Regions that were listed to their end at some time, as `type Region`; left out: all were
   */
  constructor(
    resources: Iterable<GraphResource>,
    private readonly listed?: ReadonlySet<string>,
  ) {
    for (const { id, resource, stale } of resources) {
      const { type, arn, region, parentArn, unlisted } = resource;
      if (unlisted) {
        this.gaps.set(
          parentArn ? `${type} ${parentArn}` : `${type} ${region}`,
          unlisted,
        );
        continue;
      }
      const view = withId(
        id,
        viewOf(stale ? { ...resource, unlisted: stale } : resource),
      );
      this.byArn.set(`${type} ${arn}`, view);
      add(this.byType, type, view);
      if (parentArn) add(this.byParent, `${type} ${parentArn}`, view);
    }
  }

  all<T extends ResourceType>(type: T): Found<T>[] {
    return this.byType.get(type) ?? [];
  }

  find<T extends ResourceType>(type: T, arn: string): Found<T> | undefined {
    return this.byArn.get(`${type} ${arn}`);
  }

  children<T extends ResourceType>(type: T, parentArn: string): Found<T>[] {
    return this.byParent.get(`${type} ${parentArn}`) ?? [];
  }

  /** Why there may be more of a type in a Region, or below a parent there, than is stored; undefined where there isn't. */
  missing(
    type: ResourceType,
    place: { region: string; parentArn?: string },
  ): UnknownReason | undefined {
    const region = isAccountWide(type) ? GLOBAL_REGION : place.region;
    const gap =
      this.gaps.get(`${type} ${region}`) ??
      (place.parentArn && this.gaps.get(`${type} ${place.parentArn}`));
    if (gap) return gap;
    return this.listed && !this.listed.has(`${type} ${region}`)
      ? { errorClass: 'not-read', message: `${type} is not read` }
      : undefined;
  }
}

/** What a read gives, or the reason why it is unknown. */
export function known<T>(
  read: () => T,
): { value: T } | { value?: undefined; unknown: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof UnknownAttributeError)) throw error;
    return { unknown: error.reason.message ?? error.message };
  }
}

function withId<T extends ResourceType>(
  id: string,
  view: ResourceView<T>,
): Found<T> {
  return new Proxy(view, {
    get: (target, key) => (key === 'id' ? id : Reflect.get(target, key)),
  }) as Found<T>;
}

function add<T>(index: Map<string, T[]>, key: string, value: T): void {
  const values = index.get(key);
  if (values) values.push(value);
  else index.set(key, [value]);
}
