import { AnyControl } from 'backstage-plugin-serverless-posture-node';

/** What each framework, by its id, asks of a control; a requirement of one is `owasp:SAS-02`. */
const REQUIREMENTS = {
  'security-hub': ({ references }) => references.securityHub,
  'serverless-lens': ({ references }) => references.serverlessLens,
  owasp: ({ references }) => references.owasp,
  config: ({ references }) => references.config,
} satisfies Record<
  string,
  (control: AnyControl) => readonly string[] | undefined
>;

/** Ids of the frameworks that controls refer to. */
export const frameworkIds = Object.keys(REQUIREMENTS) as FrameworkId[];
export type FrameworkId = keyof typeof REQUIREMENTS;

/** Ids of the controls that check what a framework, or one requirement of it, asks for; Security Hub's own included. */
export function controlsOfFramework(
  controls: readonly AnyControl[],
  framework: string,
): string[] {
  const [id, ...rest] = framework.split(':');
  const requirement = rest.join(':');
  const asks = REQUIREMENTS[id as FrameworkId];
  const asked = controls.flatMap(control => {
    const all = asks?.(control) ?? [];
    const own = requirement ? all.filter(one => one === requirement) : all;
    return own.length > 0 ? [{ control, own }] : [];
  });
  return [
    ...asked.map(({ control }) => control.id),
    ...(id === 'security-hub' ? asked.flatMap(({ own }) => own) : []),
  ];
}
