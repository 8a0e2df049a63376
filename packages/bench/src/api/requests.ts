import { mockCredentials } from '@backstage/backend-test-utils';

/** The plugin's API, asked as a signed-in user. */
export class Api {
  private readonly headers = {
    authorization: mockCredentials.user.header('user:default/guest'),
  };

  constructor(private readonly port: number) {}

  /** The body of a page. Throws where it isn't 200. */
  async get(path: string): Promise<any> {
    const response = await this.open(path);
    return response.json();
  }

  /** An answer whose body is still to be read. */
  async open(path: string): Promise<Response> {
    const response = await fetch(
      `http://localhost:${this.port}/api/serverless-posture${encoded(path)}`,
      { headers: this.headers },
    );
    if (!response.ok)
      throw new Error(
        `${path}: ${response.status} ${await response.text()}`.slice(0, 500),
      );
    return response;
  }
}

/** Refs and types hold colons and slashes, which the API wants encoded in a query. */
function encoded(path: string): string {
  const [pathname, query] = path.split('?');
  return query === undefined
    ? pathname
    : `${pathname}?${new URLSearchParams(query)}`;
}
