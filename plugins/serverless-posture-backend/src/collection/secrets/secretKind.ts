import { patterns } from './patterns';

/** A Lambda environment holds 4 KB in all; a hostile value must not cost more than a regular one. */
const LONGEST = 8192;

/**
 * The kind of secret that a value looks like, such as `github-token`; undefined where it looks like none. Judged by the
 * value's form first and by the variable's name second, so that `KEY_ID`, `SECRET_ARN` or `TOKEN_URL` with a harmless
 * value are no secrets, and a private key is one under any name.
 *
 * The value is looked at, never kept: only its kind may leave the parser.
 */
export function secretKindOf(name: string, value: string): string | undefined {
  const text = value.trim().slice(0, LONGEST);
  if (text.length < 4) return undefined;
  const inUrl = secretInUrl(text);
  if (inUrl) return inUrl;
  const known = patterns.find(({ pattern }) => pattern.test(text));
  if (known) return known.kind;
  if (isReference(text)) return undefined;
  const nested = secretInJson(text);
  if (nested) return nested;
  return secretByName(name, text);
}

const PLACEHOLDER =
  /^(?:\*+|x{3,}|-+|\.+|<[^>]*>|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|\[[a-z _-]*\]|%[^%]+%|todo|tbd|none|null|undefined|nil|n\/?a|empty|unset|dummy|redacted|placeholder|example|changeit-later|disabled|enabled|required|optional|default|true|false|yes|no|on|off)$/i;

/** A URL that carries a password: `postgres://user:password@host/db`. */
const URL_WITH_PASSWORD =
  /([a-z][a-z0-9+.-]*):\/\/([^\s/?#:@]*):([^\s/?#@]+)@[^\s/?#]+/i;

const databases =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|cockroachdb|clickhouse)$/i;

function secretInUrl(text: string): string | undefined {
  const match = URL_WITH_PASSWORD.exec(text);
  if (!match || PLACEHOLDER.test(match[3])) return undefined;
  return databases.test(match[1].replace(/^jdbc:/i, ''))
    ? 'database-url'
    : 'url-with-password';
}

/** Values that only point at something, or that nobody needs to hide. */
const references: RegExp[] = [
  PLACEHOLDER,
  /^arn:[a-z-]+:/,
  /\{\{resolve:[^}]+\}\}/,
  /^(?:ssm|secretsmanager|vault|op|gcpsm|awssm|sm|file|env|s3|kms):\/{0,2}\S+$/i,
  /^[a-z][a-z0-9+.-]*:\/\/\S+$/i, // URL; one with a password was found before
  /^[+-]?\d+(?:[.,:]\d+)*(?:ms|s|m|h|d|kb|mb|gb|%)?$/i, // numbers, durations, versions, IPv4
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, // UUID
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, // e-mail address
  /^(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i, // host name
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/,
  /^-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)-----/,
  /^ssh-(?:rsa|ed25519) /,
  /^(?:vpc|subnet|sg|ami|i|vol|eni|rtb|igw|lt|o|ou|r)-[0-9a-z-]+$/, // ids of AWS
  /^[a-z]{2}(?:-[a-z]+)+-\d(?:_[A-Za-z0-9]+)?$/, // Regions, Cognito user pools
];

/** A path such as `/shop/prod/api-key`, not base64 that happens to start with a slash. */
const PATH = /^\.{0,2}\/?[\w.-]+(?:\/[\w.-]+)+\/?$|^\/[\w.-]+$/;

function isReference(text: string): boolean {
  return (
    references.some(pattern => pattern.test(text)) ||
    (PATH.test(text) && readable(text))
  );
}

/** Every segment reads like a word, as those of paths do and those of random text don't. */
function readable(text: string): boolean {
  return text
    .split(/[/._-]+/)
    .every(
      part =>
        part.length < 16 || /^[a-z]+$|^[A-Z]+$|^(?:[A-Z]?[a-z]+)+$/.test(part),
    );
}

/** Secrets in a JSON object, each member judged like a variable. */
function secretInJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const stack: [string, unknown][] = [['', json]];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const [name, value] = entry;
    if (typeof value === 'string') {
      const kind = secretKindOf(name, value);
      if (kind) return kind;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        stack.push([Array.isArray(value) ? name : key, child]);
      }
    }
  }
  return undefined;
}

/** Names of variables that hold a secret, in words: `DB_PASSWORD`, `apiKey`. */
const secretive: { kind: string; words: RegExp }[] = [
  {
    kind: 'aws-secret-access-key',
    words: /\b(?:aws )?secret access key\b|\baws secret(?: key)?\b/,
  },
  {
    kind: 'password',
    words:
      /(?:^| )(?:\w*password|passwd|passphrase|passcode|pwd|pass|\w*passwort|pw)(?= |$)/,
  },
  {
    kind: 'token',
    words:
      /\b(?:auth|access|api|bearer|refresh|bot|github|gitlab|slack|npm|jwt|id|session|oauth|service|deploy|personal|webhook|integration)? ?token\b/,
  },
  {
    kind: 'secret',
    words:
      /\b(?:secret|secrets|client secret|secretkey|credential|credentials|creds|salt|pepper|hmac)\b/,
  },
  {
    kind: 'api-key',
    words:
      /\b(?:api|app|application|auth|access|account|encryption|encrypt|signing|sign|master|license|licence|service|shared|storage|subscription|private|secret|webhook|admin|datadog|dd|jwt|hmac|crypto|cipher|session|cookie|data|aes|ingest|write|function)s? ?key\b|\bapikey\b/,
  },
];

/** Last words that say the value only describes a secret. */
const DESCRIPTIVE =
  /\b(?:arn|arns|id|ids|name|names|url|uri|urls|endpoint|host|port|path|paths|parameter|param|ref|reference|file|filename|location|bucket|table|topic|queue|region|type|kind|alias|version|versions|ttl|expiry|expiration|expires(?: in)?|expire|timeout|lifetime|duration|age|length|size|limit|limits|count|enabled|disabled|required|policy|algorithm|alg|issuer|audience|scope|scopes|header|prefix|suffix|format|field|attribute|column|rotation|days|hours|minutes|seconds|ms|store|provider|manager|backend|mode|index|source|key name|prefix|usage|pattern|regex|hint|label|stage|cache|service|address|user|username|role|domain|email|fingerprint|thumbprint)$/;

const PUBLIC =
  /\b(?:public|publishable|anon|site|primary|partition|sort|foreign|hash|range|cache|idempotency|object|s3|feature|translation|i18n|max|min|use|is|has|allow|enable)\b/;

function secretByName(name: string, text: string): string | undefined {
  const words = wordsOf(name);
  const harmless = DESCRIPTIVE.test(words) || PUBLIC.test(words);
  const kind = harmless
    ? undefined
    : secretive.find(one => one.words.test(words))?.kind;
  if (kind) {
    const telling = kind === 'password' || looksRandom(text, 2.8, 8);
    return telling && !pointsElsewhere(text) ? kind : undefined;
  }
  // Forty characters of base64 are the form of secret access keys, whatever the name, but for keys that everyone may see
  // and hexadecimal digests.
  if (
    !/\b(?:public|publishable|site) key\b/.test(words) &&
    /^[A-Za-z0-9+/]{40}$/.test(text) &&
    !/^[a-f0-9]+$/i.test(text) &&
    looksRandom(text, 4.2, 40)
  ) {
    return 'aws-secret-access-key';
  }
  return !harmless && /\bkey\b/.test(words) && looksRandom(text, 3.3, 20)
    ? 'key'
    : undefined;
}

/** `DB_PASSWORD`, `dbPassword` and `db-password` as `db password`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Names of other variables, secrets and parameters: `db-password`, `PROD_API_KEY`. */
function pointsElsewhere(text: string): boolean {
  return (
    /^[A-Za-z]+(?:[-_./:][A-Za-z]+)+$/.test(text) ||
    (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) && !/\d{3}/.test(text))
  );
}

/** Text that nobody would write by hand: more than one kind of character, and as much information per character. */
function looksRandom(text: string, bits: number, length: number): boolean {
  if (text.length < length || /\s/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter(kind =>
    kind.test(text),
  ).length;
  if (kinds < 2) return false;
  if (/^[A-Za-z]+(?:[-_. ][A-Za-z]+)*$/.test(text))
    return kinds >= 3 && text.length >= 24 && entropy(text) > 4;
  return entropy(text) >= Math.min(bits, Math.log2(text.length) * 0.75);
}

/** Shannon entropy in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text)
    counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values())
    sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}
