/**
 * Whether an IAM pattern (`*` any text, `?` one character) matches a text, ignoring case. Takes at most
 * pattern × text steps, whatever the pattern.
 *
 * The text may itself be a pattern: then true means that everything it matches is matched, because only `*` matches a `*`.
 */
export function matches(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let star = -1;
  let resumeAt = 0;
  for (let i = 0; i < given.length; ) {
    if (wanted[at] === '*') {
      star = at++;
      resumeAt = i;
    } else if (
      wanted[at] === given[i] ||
      (wanted[at] === '?' && given[i] !== '*')
    ) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resumeAt;
    } else {
      return false;
    }
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

/** Whether a text holds a wildcard or a policy variable such as `${aws:username}`. */
export function isPattern(text: string): boolean {
  return /[*?]|\$\{/.test(text);
}
