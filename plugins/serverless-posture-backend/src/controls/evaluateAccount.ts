import {
  GLOBAL_REGION,
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import {
  AnyControl,
  AnyResource,
  evaluate,
  EvaluationContext,
  parameterOf,
  ResourceType,
  ResourceView,
  UnknownAttributeError,
  UnknownReason,
  Verdict,
  viewOf,
} from 'backstage-plugin-serverless-posture-node';

/** Everything that the controls of one account are judged by. */
export interface AccountInput {
  /** All resources of the account, with stand-ins (`unlisted`) for what could not be listed. */
  resources: readonly AnyResource[];
  /** Enabled controls; those of types without a resource say nothing. */
  controls: readonly AnyControl[];
  now: Date;
  organization: {
    /** Ids of the active accounts, or why they could not be listed. */
    accounts: ReadonlySet<string> | UnknownReason;
    id?: string;
  };
  /**
   * Why a resource may no longer be as it is stored (its listing failed in this run): every attribute of it is then
   * unknown for that reason.
   */
  staleReason?(resource: AnyResource): UnknownReason | undefined;
}

/** One verdict, and how bad the finding is. */
export interface AccountVerdict {
  resource: AnyResource;
  control: AnyControl;
  verdict: Verdict;
  /** The control's severity, or the verdict's where that is lower. */
  severity: Severity;
}

/** Finds resources by type and ARN, and gaps by type and Region. */
class ResourceIndex {
  readonly #resources = new Map<string, AnyResource>();
  readonly #gaps = new Map<string, UnknownReason>();
  readonly #byType = new Map<string, AnyResource[]>();
  readonly #views = new Map<string, ResourceView<any>[]>();

  constructor(resources: readonly AnyResource[]) {
    for (const resource of resources) {
      const { type, arn, region, unlisted } = resource;
      if (unlisted) {
        this.#gaps.set(`${type} ${region}`, unlisted);
        continue;
      }
      this.#resources.set(`${type} ${arn}`, resource);
      const alike = this.#byType.get(type);
      if (alike) alike.push(resource);
      else this.#byType.set(type, [resource]);
    }
  }

  find(type: ResourceType, arn: string): AnyResource | undefined {
    return this.#resources.get(`${type} ${arn}`);
  }

  all(type: ResourceType): readonly AnyResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** Views of all resources of a type near a Region: the same list for whoever asks, so that an index of it serves all. */
  views(
    type: ResourceType,
    region: string,
    view: () => ResourceView<any>[],
  ): ResourceView<any>[] {
    const key = `${type} ${region}`;
    let views = this.#views.get(key);
    if (!views) {
      views = view();
      this.#views.set(key, views);
    }
    return views;
  }

  unlisted(type: ResourceType, region: string): UnknownReason | undefined {
    return this.#gaps.get(`${type} ${region}`);
  }

  unlistedNear(
    type: ResourceType,
    near: (place: { region: string }) => boolean,
  ): UnknownReason | undefined {
    for (const [key, reason] of this.#gaps) {
      const [of, region] = key.split(' ');
      if (of === type && near({ region })) return reason;
    }
    return undefined;
  }
}

/** The verdicts of all controls on all resources of one account. Pure: the same input gives the same verdicts. */
export function* evaluateAccount(
  input: AccountInput,
): Iterable<AccountVerdict> {
  const controls = new Map<ResourceType, AnyControl[]>();
  for (const control of input.controls) {
    const type = control.resourceType;
    controls.set(type, [...(controls.get(type) ?? []), control]);
  }
  const asOfNow = (resource: AnyResource): AnyResource => {
    const unlisted = resource.unlisted ?? input.staleReason?.(resource);
    return unlisted ? { ...resource, unlisted } : resource;
  };
  const index = new ResourceIndex(input.resources);
  for (const resource of input.resources) {
    const judged = asOfNow(resource);
    for (const control of controls.get(resource.type) ?? []) {
      const context = contextOf(input, control, resource, index, asOfNow);
      const verdict = evaluate(control, judged, context);
      yield {
        resource,
        control,
        verdict,
        severity: severityOf(control, verdict),
      };
    }
  }
}

function contextOf(
  { now, organization }: AccountInput,
  control: AnyControl,
  judged: AnyResource,
  index: ResourceIndex,
  asOfNow: (resource: AnyResource) => AnyResource,
): EvaluationContext {
  const mustRead = (type: ResourceType) => {
    if (!control.reads?.includes(type))
      throw new Error(`it asks for ${type} without declaring that it reads it`);
  };
  return {
    now,
    parameter: name => parameterOf(control, name),
    resources(type) {
      mustRead(type);
      const everywhere = judged.region === GLOBAL_REGION;
      const near = ({ region }: { region: string }) =>
        everywhere || region === judged.region || region === GLOBAL_REGION;
      const reason = index.unlistedNear(type, near);
      if (reason) throw new UnknownAttributeError(type, reason);
      return index.views(type, judged.region, () =>
        index
          .all(type)
          .filter(near)
          .map(one => viewOf(asOfNow(one))),
      );
    },
    resource(type, arn) {
      mustRead(type);
      const found = index.find(type, arn);
      if (found) return viewOf(asOfNow(found));
      // Absent from a listing that did not end is not absent.
      const reason =
        index.unlisted(type, judged.region) ??
        index.unlisted(type, GLOBAL_REGION);
      if (reason) throw new UnknownAttributeError(type, reason);
      return undefined;
    },
    organizationAccounts() {
      const { accounts } = organization;
      if (!('errorClass' in accounts)) return accounts;
      throw new UnknownAttributeError('organization', accounts);
    },
    organizationId: () => organization.id,
  };
}

function severityOf(control: AnyControl, verdict: Verdict): Severity {
  const own = verdict.status === 'FAILED' ? verdict.severity : undefined;
  if (!own) return control.severity;
  return severities.indexOf(own) > severities.indexOf(control.severity)
    ? own
    : control.severity;
}
