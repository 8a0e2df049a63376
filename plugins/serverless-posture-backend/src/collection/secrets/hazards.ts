import { EnvironmentHazard } from 'backstage-plugin-serverless-posture-node';

/** As long as a value can be that Lambda accepts. */
const LONGEST = 8192;

const OFF = /^(0|false|no|off|none|disabled?)$/i;
const ON = /^(1|true|yes|on|enabled?)$/i;

/** `NODE_TLS_REJECT_UNAUTHORIZED`, `PYTHONHTTPSVERIFY`, `DB_SSL_VERIFY`, `VERIFY_CERTS`, `STRICT_SSL`: on is good. */
const VERIFIES =
  /^NODE_TLS_REJECT_UNAUTHORIZED$|^PYTHONHTTPSVERIFY$|REJECT_UNAUTHORIZED|(SSL|TLS|CERTS?|CERTIFICATES?|HTTPS)_?(VERIFY|VERIFICATION|VALIDATE|VALIDATION|CHECK|STRICT)|(VERIFY|VALIDATE|CHECK|STRICT)_?(SSL|TLS|CERTS?|CERTIFICATES?|HTTPS)/;

/** `GIT_SSL_NO_VERIFY`, `INSECURE_SKIP_VERIFY`, `DISABLE_SSL_VERIFICATION`, `ALLOW_SELF_SIGNED`: on is bad. */
const SKIPS_VERIFICATION =
  /(NO|SKIP|DISABLE|IGNORE|WITHOUT)_?(SSL|TLS|CERTS?|CERTIFICATES?|HTTPS)_?(VERIFY|VERIFICATION|VALIDATION|CHECK|ERRORS)?|(SSL|TLS|CERTS?|CERTIFICATES?|HTTPS)_?(NO|SKIP|DISABLE|IGNORE)_?(VERIFY|VERIFICATION|VALIDATION|CHECK)|SKIP_(HOSTNAME_)?(VERIFY|VERIFICATION)|(SSL|TLS)_?INSECURE|INSECURE_?(SSL|TLS|HTTPS)|(ALLOW|ACCEPT|TRUST)_(INSECURE|INVALID|SELF_?SIGNED|ALL_CERT|ANY_CERT)/;

/** Options of drivers, of Java and of Node.js that switch the check off, anywhere in a value. */
const UNVERIFIED_BY_OPTION =
  /\b(tlsAllowInvalidCertificates|tlsAllowInvalidHostnames|tlsInsecure|trustServerCertificate|sslTrustAll)\s*=\s*(true|yes|1)\b|\b(sslVerify|verifyServerCertificate|ssl_verify_cert)\s*=\s*(false|no|0)\b|\bssl_cert_reqs\s*=\s*(CERT_)?NONE\b|-Dcom\.amazonaws\.sdk\.disableCertChecking\b/i;

/** Parameters of database URLs that give TLS up, or let the server choose. */
const DATABASE_WITHOUT_TLS =
  /[?&;]\s*(sslmode\s*=\s*(disabled?|allow|prefer(red)?)|ssl-mode\s*=\s*(disabled|preferred)|(useSSL|ssl|tls|encrypt)\s*=\s*(false|no|0|disable))(?![a-z])/i;

/** Schemes that have a twin with TLS. */
const CLEARTEXT_URL =
  /(?<![a-z0-9+.-])(?:http|ws|ldap|amqp|mqtt|ftp|redis|stomp|smtp|telnet|nats):\/\/(?:[^\s/?#@,;"'<>]*@)?(\[[^\]\s]*\]|[^\s/?#:,;"'<>]*)/gi;

/** The own machine, the services of Lambda on it, and names that look like URLs and are none. */
const NOWHERE =
  /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|169\.254\.\d+\.\d+|www\.w3\.org|schemas\..*|xmlns\..*|)$/i;

function hasCleartextUrl(text: string): boolean {
  for (const [, host] of text.matchAll(CLEARTEXT_URL))
    if (!NOWHERE.test(host)) return true;
  return false;
}

/** Variables whose every value makes a runtime or the loader run code of somebody's choice. */
const LOADERS =
  /^(AWS_LAMBDA_EXEC_WRAPPER|LD_PRELOAD|LD_AUDIT|BASH_ENV|PERL5OPT|RUBYOPT|RUBYLIB|PYTHONSTARTUP|PYTHONHOME|DOTNET_STARTUP_HOOKS|(CORECLR|COR)_PROFILER(_PATH(_32|_64)?)?)$/;

/** Options that load code; others, such as those for memory, are harmless. */
const LOADING_OPTION: [RegExp, RegExp][] = [
  [
    /^NODE_OPTIONS$/,
    /(^|\s)["']?(-r|--require|--import|--loader|--experimental-loader|--inspect(-brk|-port)?|--openssl-config)(?=[\s=]|$)/,
  ],
  [
    /^(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|JAVA_OPTS)$/,
    /-javaagent:|-agentlib:|-agentpath:|-Xbootclasspath|(^|\s)["']?(-cp|-classpath|--class-path|--module-path|--patch-module|-Djava\.class\.path|-Djava\.library\.path|@)/,
  ],
];

function injectsCode(name: string, text: string): boolean {
  if (text === '') return false;
  if (LOADERS.test(name)) return true;
  if (/^(PYTHONPATH|NODE_PATH)$/.test(name)) {
    // The package and the runtime are where code comes from anyway.
    return text
      .split(':')
      .some(path => !/^\/var\/(task|runtime)(\/(?!\.\.)[^/]+)*\/?$/.test(path));
  }
  return LOADING_OPTION.some(
    ([variable, option]) => variable.test(name) && option.test(text),
  );
}

function logsEvents(name: string, text: string): boolean {
  if (
    /^(POWERTOOLS_(LOGGER_LOG_EVENT|DEBUG|DEV)|SLS_DEBUG)$|(^|_)LOG_(RAW_)?(EVENTS?|REQUESTS?|PAYLOADS?|BODY|BODIES)$|(^|_)DEBUG(_MODE|_ENABLED)?$/.test(
      name,
    )
  )
    return text !== '' && !OFF.test(text);
  if (/(^|_)LOG(GING|GER)?_?LEVEL$|^LOGLEVEL$|^RUST_LOG$/.test(name))
    return /\b(debug|trace|silly|all)\b/i.test(text);
  return /^NODE_DEBUG$/.test(name) && text !== '';
}

const detectors: Record<
  EnvironmentHazard,
  (name: string, text: string) => boolean
> = {
  'tls-verification-off': (name, text) =>
    (VERIFIES.test(name) && OFF.test(text)) ||
    (SKIPS_VERIFICATION.test(name) && ON.test(text)) ||
    // An empty bundle makes Python's requests and curl trust anyone.
    (/^(CURL|REQUESTS)_CA_BUNDLE$/.test(name) && text === '') ||
    UNVERIFIED_BY_OPTION.test(text),
  'cleartext-endpoint': (name, text) =>
    hasCleartextUrl(text) ||
    DATABASE_WITHOUT_TLS.test(text) ||
    (/(^|_)(PG)?(SSL|TLS)_?MODE$/.test(name) &&
      /^(disabled?|allow|prefer(red)?)$/i.test(text)) ||
    (/(^|_)(SSL|TLS)(_ENABLED)?$/.test(name) && OFF.test(text)),
  'code-injection': injectsCode,
  'event-logging': logsEvents,
};

/**
 * What a variable would weaken, by its name and value. Both are looked at, never kept: only the kinds may leave the parser.
 */
export function hazardsOf(name: string, value: string): EnvironmentHazard[] {
  const text = value.trim().slice(0, LONGEST);
  return (
    Object.entries(detectors) as [
      EnvironmentHazard,
      (name: string, text: string) => boolean,
    ][]
  )
    .filter(([, detects]) => detects(name.toUpperCase(), text))
    .map(([hazard]) => hazard);
}
