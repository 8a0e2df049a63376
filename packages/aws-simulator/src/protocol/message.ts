/** A request as it arrives, independent of the transport. */
export interface WireRequest {
  method: string;
  /** Still percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** An answer, independent of the transport. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** Comes between the halves of the body; false: the other half never comes. */
  interrupted?(): Promise<boolean>;
}

/** Text of a body; SDK buffers have a `toString` of their own, so decode explicitly. */
export const text = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);

/** Bytes of a body. */
export const bytes = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;
