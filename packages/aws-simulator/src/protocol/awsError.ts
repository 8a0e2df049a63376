/**
 * An error as AWS answers it. Code and status may be those of a modelled error of the service, or of the common ones that
 * no model holds.
 */
export class AwsError extends Error {
  constructor(
    /** Such as `ResourceNotFoundException`. */
    readonly code: string,
    message: string,
    /** HTTP status; left out: the model's, else 400. */
    readonly status?: number,
    /** Further members of the modelled error. */
    readonly fields: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }
}
