export interface Config {
  /** The demo with its simulated organization. Leave it out everywhere else. */
  demo?: {
    /** Base URL of the simulator; also moves the plugin's clock with the organization's. */
    simulatorUrl?: string;
    /**
     * Users that sign in without a password, and what the example policy allows them. Refused in production.
     * @deepVisibility frontend
     */
    identities?: Array<{
      /** Ref of a user in the catalog. */
      user: string;
      role: 'service-owner' | 'team-lead' | 'platform-engineer';
      title: string;
      description: string;
    }>;
  };
}
