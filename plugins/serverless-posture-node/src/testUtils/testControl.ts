/* eslint-disable jest/no-export, jest/valid-title */
import { Severity } from 'backstage-plugin-serverless-posture-common';
import {
  evaluate,
  viewOf,
  AnyControl,
  EvaluationContext,
  ParameterValue,
  UnknownAttributeError,
  AnyResource,
  parameterOf,
  UnknownReason,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** A judged resource, alone or with what the context holds besides it. @public */
export type Case =
  | AnyResource
  | {
      resource: AnyResource;
      /** Other resources of the account. */
      with?: AnyResource[];
      /** Types whose listing failed. */
      unlisted?: Record<string, UnknownReason>;
      /** Active accounts of the organization; default: the account of the resource. */
      accounts?: string[] | { unknown: UnknownReason };
      organizationId?: string;
      now?: string;
      /** Configured parameters of the control. */
      parameters?: Record<string, ParameterValue>;
      /** What the verdict must look like besides its status, as for `toMatchObject`. */
      matching?: object;
      /** How much a failure weighs: by its own severity, else by that of the control. */
      severity?: Severity;
      /** For the name of the test. */
      note?: string;
    };

/** Cases by the status that must come out. @public */
export interface ControlCases {
  passed: Case[];
  failed: Case[];
  notAvailable: Case[];
  notApplicable?: Case[];
}

const statuses = {
  passed: 'PASSED',
  failed: 'FAILED',
  notAvailable: 'NOT_AVAILABLE',
  notApplicable: 'NOT_APPLICABLE',
} as const;

const caseOf = (entry: Case): Exclude<Case, AnyResource> =>
  'resource' in entry ? entry : { resource: entry };

/** The verdict of a control on a case. @public */
export function judge(control: AnyControl, entry: Case): Verdict {
  const one = caseOf(entry);
  return evaluate(control, one.resource, contextOf(control, one));
}

/**
 * Defines one test per case, one that there is a case that passes, one that fails and one that can't be known, and one that
 * the control's remedy names the resource.
 * @public
 */
export function testControl(control: AnyControl, cases: ControlCases): void {
  describe(control.id, () => {
    for (const [kind, status] of Object.entries(statuses)) {
      const list = cases[kind as keyof ControlCases] ?? [];
      list.forEach((entry, index) => {
        const { note, matching, severity } = caseOf(entry);
        it(`${status}: ${note ?? index + 1}`, () => {
          const verdict = judge(control, entry);
          expect({ severity: control.severity, ...verdict }).toMatchObject({
            status,
            ...(severity ? { severity } : {}),
            ...matching,
          });
        });
      });
    }
    it('is tested where it passes, where it fails, and where it cannot be known', () => {
      const { passed, failed, notAvailable } = cases;
      for (const list of [passed, failed, notAvailable])
        expect(list).not.toHaveLength(0);
    });
    it('says how to fix the resource by its name', () => {
      const { resource } = caseOf(cases.failed[0]);
      const remedy = control.remedy(resource);
      expect(remedy.summary).toMatch(/\.$/);
      const identities = [
        resource.name,
        resource.arn,
        ...resource.arn.split(/[/:]/),
      ].filter(part => part.length > 1);
      const text = JSON.stringify(remedy);
      expect(identities.some(part => text.includes(part))).toBe(true);
    });
  });
}

function contextOf(
  control: AnyControl,
  one: Exclude<Case, AnyResource>,
): EvaluationContext {
  return {
    now: new Date(one.now ?? '2026-11-21T00:00:00Z'),
    resource(type, arn) {
      if (!control.reads?.includes(type)) {
        throw new Error(`${control.id} does not declare that it reads ${type}`);
      }
      const found = one.with?.find(
        other => other.type === type && other.arn === arn,
      );
      if (found) return viewOf(found);
      const reason = one.unlisted?.[type];
      if (reason) throw new UnknownAttributeError(type, reason);
      return undefined;
    },
    resources(type) {
      if (!control.reads?.includes(type)) {
        throw new Error(`${control.id} does not declare that it reads ${type}`);
      }
      const reason = one.unlisted?.[type];
      if (reason) throw new UnknownAttributeError(type, reason);
      return (one.with ?? [])
        .filter(other => other.type === type)
        .map(other => viewOf(other));
    },
    parameter: name =>
      (one.parameters?.[name] ?? parameterOf(control, name)) as any,
    organizationAccounts() {
      const accounts = one.accounts ?? [one.resource.accountId];
      if (Array.isArray(accounts)) return new Set(accounts);
      throw new UnknownAttributeError('organization', accounts.unknown);
    },
    organizationId: () => one.organizationId,
  };
}
