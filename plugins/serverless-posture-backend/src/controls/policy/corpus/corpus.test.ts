import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { isUnlimited, whoMay } from '../whoMay';
import policies from './policies.json';

/** Whom a resource policy lets do something, as the one word of the corpus: the widest caller counts. */
function verdictOf(text: string): string {
  try {
    const callers = whoMay('lambda:InvokeFunction', text);
    if (callers.includesEveryone) return 'public';
    if (callers.unclear.length > 0) return 'unclear';
    if (callers.services.some(isUnlimited)) return 'service-open';
    if (callers.everyone.length > 0) return 'limited';
    if (callers.services.length > 0) return 'service-bound';
    if (callers.accounts.length > 0) return 'accounts';
    return callers.deleted.length > 0 ? 'deleted' : 'nobody';
  } catch (error) {
    if (error instanceof UnknownAttributeError) return error.reason.errorClass;
    throw error;
  }
}

describe.each([...new Set(policies.map(({ about }) => about))])('%s', about => {
  it.each(
    policies
      .filter(policy => policy.about === about)
      .map(policy => [policy.name, policy.verdict, policy] as const),
  )('%s: %s', (_, verdict, policy) => {
    expect(verdictOf(policy.text ?? JSON.stringify(policy.document))).toBe(
      verdict,
    );
  });
});

it('holds more than two hundred documents, each once', () => {
  const texts = policies.map(
    ({ document, text }) => text ?? JSON.stringify(document),
  );
  expect(new Set(texts).size).toBe(policies.length);
  expect(policies.length).toBeGreaterThan(200);
});
