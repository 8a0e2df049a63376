/** Values that give themselves away by their form, whatever their variable is called. Most specific first. */
export const patterns: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: 'private-key',
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/,
  },
  {
    kind: 'aws-access-key-id',
    pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/,
  },
  {
    kind: 'github-token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/,
  },
  {
    kind: 'gitlab-token',
    pattern: /\bgl(?:pat|dt|rt|cbt|ptt|agent)-[A-Za-z0-9_-]{20,}/,
  },
  {
    kind: 'slack-token',
    pattern:
      /\bxox[abeoprs]-(?:[A-Za-z0-9]+-)*[A-Za-z0-9]{10,}|\bxapp-\d-[A-Z0-9]+-\d+-[a-f0-9]+/,
  },
  {
    kind: 'slack-webhook',
    pattern: /hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]+\/\w+\/\w+/,
  },
  {
    kind: 'teams-webhook',
    pattern: /\.webhook\.office\.com\/webhookb2\/[\w@-]+\/IncomingWebhook\/\w+/,
  },
  {
    kind: 'discord-webhook',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{20,}/,
  },
  {
    kind: 'stripe-key',
    pattern:
      /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/=]{24,}/,
  },
  { kind: 'google-api-key', pattern: /\bAIza[A-Za-z0-9_-]{35}/ },
  {
    kind: 'google-oauth-secret',
    pattern: /\bGOCSPX-[A-Za-z0-9_-]{20,}|\bya29\.[A-Za-z0-9_-]{20,}/,
  },
  { kind: 'anthropic-key', pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/ },
  {
    kind: 'openai-key',
    pattern: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32,}/,
  },
  { kind: 'huggingface-token', pattern: /\bhf_[A-Za-z0-9]{30,}/ },
  { kind: 'npm-token', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { kind: 'pypi-token', pattern: /\bpypi-AgEI[A-Za-z0-9_-]{40,}/ },
  { kind: 'docker-token', pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/ },
  {
    kind: 'sendgrid-key',
    pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  },
  { kind: 'mailgun-key', pattern: /\bkey-[a-f0-9]{32}\b/ },
  { kind: 'mailchimp-key', pattern: /\b[a-f0-9]{32}-us\d{1,2}\b/ },
  { kind: 'twilio-key', pattern: /\bSK[a-f0-9]{32}\b/ },
  { kind: 'shopify-token', pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/ },
  {
    kind: 'square-token',
    pattern: /\b(?:EAAA[A-Za-z0-9_-]{60}|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,})/,
  },
  { kind: 'digitalocean-token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}/ },
  { kind: 'databricks-token', pattern: /\bdapi[a-f0-9]{32}/ },
  {
    kind: 'new-relic-key',
    pattern: /\bNRAK-[A-Z0-9]{27}|\b[a-f0-9]{36}NRAL\b/,
  },
  { kind: 'grafana-token', pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{32,}/ },
  { kind: 'sentry-token', pattern: /\bsntr[yu]s?_[A-Za-z0-9+/=_]{32,}/ },
  { kind: 'linear-key', pattern: /\blin_api_[A-Za-z0-9]{32,}/ },
  { kind: 'atlassian-token', pattern: /\bATATT3[A-Za-z0-9_=-]{50,}/ },
  { kind: 'postman-key', pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/ },
  {
    kind: 'planetscale-token',
    pattern: /\bpscale_(?:tkn|pw|oauth)_[\w.-]{32,}/,
  },
  { kind: 'vault-token', pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/ },
  {
    kind: 'terraform-token',
    pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/,
  },
  {
    kind: 'azure-storage-key',
    pattern: /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/i,
  },
  {
    kind: 'azure-shared-access-key',
    pattern: /\bSharedAccessKey=[A-Za-z0-9+/]{20,}={0,2}/i,
  },
  { kind: 'azure-sas-token', pattern: /[?&]sig=[A-Za-z0-9%+/=]{30,}/ },
  { kind: 'presigned-url', pattern: /[?&]X-Amz-Signature=[a-f0-9]{64}/i },
  { kind: 'telegram-token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}/ },
  {
    kind: 'jwt',
    pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  },
  {
    kind: 'authorization-header',
    pattern: /^(?:Basic|Bearer) +(?!\$|\{|<)[A-Za-z0-9+/=._~-]{12,}$/i,
  },
  {
    kind: 'connection-string-password',
    pattern:
      /(?:^|[;\s])(?:password|pwd)\s*=\s*(?![;\s]|\$\{|\{\{|<|\*{3}|%)[^;\s]{4,}/i,
  },
];
