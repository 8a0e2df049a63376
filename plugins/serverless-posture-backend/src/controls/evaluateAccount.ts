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
  ResourceType,
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

  constructor(resources: readonly AnyResource[]) {
    for (const resource of resources) {
      const { type, arn, region, unlisted } = resource;
      if (unlisted) this.#gaps.set(`${type} ${region}`, unlisted);
      else this.#resources.set(`${type} ${arn}`, resource);
    }
  }

  find(type: ResourceType, arn: string): AnyResource | undefined {
    return this.#resources.get(`${type} ${arn}`);
  }

  unlisted(type: ResourceType, region: string): UnknownReason | undefined {
    return this.#gaps.get(`${type} ${region}`);
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
    for (const control of controls.get(resource.type) ?? []) {
      const context = contextOf(input, control, resource, index, asOfNow);
      const verdict = evaluate(control, asOfNow(resource), context);
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
  return {
    now,
    resource(type, arn) {
      if (!control.reads?.includes(type)) {
        throw new Error(
          `it asks for ${type} without declaring that it reads it`,
        );
      }
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
