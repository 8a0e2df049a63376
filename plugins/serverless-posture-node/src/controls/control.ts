import {
  Layer,
  Profile,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { ResourceType, ResourceView } from '../resources/resource';
import { Verdict } from './verdict';

/** How to close a failing finding, filled with the resource's own names. @public */
export interface Remedy {
  /** One sentence that says what to change. */
  summary: string;
  /** Where to click in the AWS console. */
  console?: string;
  /** An AWS CLI command. */
  cli?: string;
  /** CloudFormation or SAM, as YAML. */
  cloudformation?: string;
  /** Terraform (HCL). */
  terraform?: string;
}

/**
 * The one change that closes a finding, and with it others that share its key: those of every function with the same
 * execution role, say, or all that is set on one stage.
 * @public
 */
export interface Fix {
  /** What findings that one change closes have in common, unique within the account; mostly the ARN of what changes. */
  key: string;
  /** The change as a short imperative that names what changes, without a full stop: `Narrow role checkout-shared`. */
  title: string;
  /** ARN of what changes. */
  arn?: string;
}

/** Where a control comes from, and what checks the same elsewhere. @public */
export interface References {
  /** Ids of Security Hub controls, such as `Lambda.1`. */
  securityHub?: string[];
  /** Names of AWS Config managed rules. */
  config?: string[];
  /** Questions of the Serverless Lens of the Well-Architected Framework, such as `SEC 2`. */
  serverlessLens?: string[];
  /** Entries of the OWASP Serverless Top 10, such as `SAS-04`. */
  owasp?: string[];
  /** Pages of AWS documentation or of the serverless guidance. */
  documents?: { title: string; url: string }[];
}

/** A value of a control that configuration may set. @public */
export type ParameterValue = number | string | boolean | string[];

/** One parameter of a control, such as the days that logs are kept. @public */
export interface ControlParameter {
  /** What it means, with its unit. */
  description: string;
  /** What holds without configuration; a configured value must be of the same type. */
  default: ParameterValue;
  /** Least value of a number. */
  minimum?: number;
  /** What configuration set; controls leave it out. */
  value?: ParameterValue;
}

/** What a control may ask for besides its resource. @public */
export interface EvaluationContext {
  /** The moment of the evaluation. */
  now: Date;
  /**
   * Another resource of the same account; undefined where its listing ended and did not hold it.
   * Ends the evaluation as `NOT_AVAILABLE` where the listing failed. The type must be among the control's `reads`.
   */
  resource<T extends ResourceType>(
    type: T,
    arn: string,
  ): ResourceView<T> | undefined;
  /**
   * All resources of a type in the account, in the judged resource's Region or account-wide; for a judged resource that is
   * account-wide, in all Regions. Ends the evaluation as `NOT_AVAILABLE` where some of them could not be listed.
   */
  resources<T extends ResourceType>(type: T): ResourceView<T>[];
  /** The configured value of one of the control's parameters, or its default. */
  parameter<V extends ParameterValue>(name: string): V;
  /**
   * Ids of the organization's active accounts. Ends the evaluation as `NOT_AVAILABLE` where they could not be listed.
   * Without an organization, the one account that is scanned.
   */
  organizationAccounts(): ReadonlySet<string>;
  /** The organization's id, such as `o-a1b2c3d4e5`; undefined without an organization. */
  organizationId(): string | undefined;
}

/** One rule on one type of resource. @public */
export interface Control<T extends ResourceType = ResourceType> {
  /** Kebab-case, starts with the service. */
  id: string;
  /** The state that passes, as a short sentence. */
  title: string;
  /** Why it matters and what exactly is judged, in a few sentences; also what can't be seen from the control plane. */
  description: string;
  severity: Severity;
  /** The smallest profile that enables it. */
  profile: Profile;
  layer: Layer;
  resourceType: T;
  /** Other resource types of the account that `evaluate` asks for. */
  reads?: ResourceType[];
  references: References;
  /** Values that configuration may set, by name. */
  parameters?: Record<string, ControlParameter>;
  evaluate(resource: ResourceView<T>, context: EvaluationContext): Verdict;
  remedy(resource: ResourceIdentity): Remedy;
  /** The change that closes a failure, where it closes more than that; without it, each failure has a change of its own. */
  fix?(resource: ResourceView<T>): Fix;
}

/** What a remedy is filled with. @public */
export type ResourceIdentity = {
  arn: string;
  accountId: string;
  region: string;
  name: string;
  parentArn?: string;
};

/** A control of any type, as registries and evaluators hold it. @public */
export type AnyControl = Control<any>;

/** Declares a control. @public */
export function control<T extends ResourceType>(
  definition: Control<T>,
): Control<T> {
  return definition;
}
