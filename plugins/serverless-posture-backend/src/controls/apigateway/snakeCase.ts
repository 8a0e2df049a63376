/** Terraform's name for what CloudFormation calls `ThrottlingRateLimit`. */
export function snakeCase(name: string): string {
  return name.replace(
    /[A-Z]/g,
    (letter, at) => (at ? '_' : '') + letter.toLowerCase(),
  );
}
