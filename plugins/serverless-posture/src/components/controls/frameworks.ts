import { ControlSummary } from 'backstage-plugin-serverless-posture-common';

/** The frameworks that controls refer to, as views of the catalogue. */
export const frameworks = [
  {
    id: 'security-hub',
    name: 'Security Hub',
    of: (control: ControlSummary) => control.references.securityHub ?? [],
  },
  {
    id: 'serverless-lens',
    name: 'Serverless Lens',
    of: (control: ControlSummary) => control.references.serverlessLens ?? [],
  },
  {
    id: 'owasp',
    name: 'OWASP Serverless Top 10',
    of: (control: ControlSummary) => control.references.owasp ?? [],
  },
  {
    id: 'config',
    name: 'AWS Config',
    of: (control: ControlSummary) => control.references.config ?? [],
  },
] as const;

/** Whether a framework asks for what a control checks; no framework asks for all. */
export function isOfFramework(
  control: ControlSummary,
  frameworkId: string | undefined,
): boolean {
  const framework = frameworks.find(({ id }) => id === frameworkId);
  return !framework || framework.of(control).length > 0;
}
