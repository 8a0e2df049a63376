/** Words that together name a credential or a person, in the order of a name such as `apiKey` or `card_number`. */
const SENSITIVE =
  /\b(pass(word|wd|code|phrase|port)?|pwd|secret|credentials?|token|jwt|auth(orization)?|bearer|api ?key|access ?key|private ?key|session( ?id)?|sid|otp|pin|cvv|cvc|ssn|social security|national id|tax id|iban|(credit )?card( number)?|account number|e ?mail|phone( number)?|msisdn|birth ?(date|day)?|date of birth|dob)\b/;

/** Tokens that only tell where a list goes on. */
const HARMLESS =
  /\b(next|page|pagination|paging|continuation|cursor|sync|start|starting) ?token\b/;

/** Whether a parameter is named like a credential or something that tells who a person is. */
export function isSensitiveName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
  return SENSITIVE.test(words) && !HARMLESS.test(words);
}

/** Names of the parameters within a path such as `/users/{email}/{proxy+}`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
}
