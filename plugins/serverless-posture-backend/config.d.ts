import { HumanDuration, JsonObject } from '@backstage/types';

export interface Config {
  serverlessPosture?: {
    /** How member accounts are reached. Left out, the one account of the credentials found is read, without any role. */
    organization?: {
      /** The reader role of every member account. Default `serverless-posture-reader`. */
      roleName?: string;
      /**
       * What the trust policy of the reader role asks for.
       * @visibility secret
       */
      externalId?: string;
      /** Start of the session name that CloudTrail shows. Default `serverless-posture`. */
      sessionName?: string;
      /** Whether sessions are narrowed to the operations that are called. Default true. */
      sessionPolicy?: boolean;
      /** Accounts by id. An empty `include` takes all. */
      accounts?: { include?: string[]; exclude?: string[] };
      /** Organizational units and roots by id, with all below them. An empty `include` takes all. */
      organizationalUnits?: { include?: string[]; exclude?: string[] };
    };
    /** Where findings are imported from. Left out: found, or each account's own. */
    securityHub?: {
      /** Id of the delegated administrator. */
      accountId?: string;
      /** The Region that findings are aggregated in. */
      homeRegion?: string;
      /** How often all findings are read, and not only what changed; closes what vanished in silence. Default one day. */
      reconcile?: HumanDuration;
      /** Whether what is decided about imported findings is written to Security Hub. */
      writeBack?: {
        /** Default false. */
        enabled?: boolean;
        /** The role to write with, in the account that findings are read in. Default `serverless-posture-writer`. */
        roleName?: string;
      };
    };
    /**
     * An aggregator of AWS Config for the organization, from which policies and tags of functions, stages of APIs, and where
     * there is nothing are taken where its data are fresh and complete. Left out, everything is read of the services themselves.
     */
    config?: {
      /** Id of the account of the aggregator. */
      accountId: string;
      /** The Region of the aggregator. */
      region: string;
      aggregatorName: string;
      /** How old the data of an account and Region may be. Default one day. */
      maxAge?: HumanDuration;
    };
    /**
     * Events of EventBridge, by which single resources are read anew between runs. Left out, what changes is read by the
     * next run.
     */
    events?: {
      /** The topic of Backstage's events service that they come by. */
      topic: string;
      /** How long further events of an account are waited for before it is read, at most 15 minutes. Default 30 seconds. */
      window?: HumanDuration;
    };
    /** Left out: the Regions that each account has enabled. */
    regions?: string[];
    /** The set of enabled controls. Default `essential`. */
    profile?: 'essential' | 'recommended' | 'all';
    /** Settings of single controls, by id. */
    controls?: {
      [id: string]: {
        enabled?: boolean;
        severity?: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL';
        parameters?: JsonObject;
      };
    };
    /** Accounts in which controls are judged otherwise. Of an account that several hold, the later ones win. */
    environments?: Array<{
      name: string;
      /** Ids. */
      accounts?: string[];
      /** Ids of organizational units and roots, with all below them. */
      organizationalUnits?: string[];
      /** Values by key; any of them is enough. */
      accountTags?: { [key: string]: string[] };
      /** As `controls` above; what is left out holds as everywhere. */
      controls?: {
        [id: string]: {
          enabled?: boolean;
          severity?: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL';
          parameters?: JsonObject;
        };
      };
    }>;
    /** When the organization is collected. */
    schedule?: {
      /** Default one hour. */
      frequency?: HumanDuration;
      /** Default 30 minutes. */
      timeout?: HumanDuration;
      initialDelay?: HumanDuration;
    };
    /**
     * After which time everything is read anew. Until then, what an API contains is not read again while nothing was
     * deployed, and Regions without functions and APIs are not looked into. Default one day.
     */
    reconcile?: HumanDuration;
    /** The share of every quota of AWS that may be used, greater than 0 and at most 1. Default 0.5. */
    quotaShare?: number;
    /** URL in place of every endpoint of AWS. `AWS_ENDPOINT_URL` does the same. */
    endpoint?: string;
    ownership?: {
      /** Keys of tags, the most telling first. */
      tags?: {
        /** That name an owner. Default `owner`, `team`. */
        owner?: string[];
        /** That name a service. Default `service`, `component`, `app`, `application`. */
        service?: string[];
      };
      /** Whom accounts belong to of which nothing else tells. The first that holds an account wins. */
      defaults?: Array<{
        /** Ids. */
        accounts?: string[];
        /** Ids of organizational units and roots, with all below them. */
        organizationalUnits?: string[];
        /** Ref, name or e-mail address of a group or user. */
        owner?: string;
        /** Ref or name of an entity; its owner counts unless `owner` names another. */
        service?: string;
      }>;
      /** How often changes of the catalog are taken over between runs, at least a minute. Default 5 minutes. */
      refresh?: HumanDuration;
    };
    scoring?: {
      /** How much a control of a severity weighs; 0 leaves it out. */
      weights?: {
        [severity in
          | 'CRITICAL'
          | 'HIGH'
          | 'MEDIUM'
          | 'LOW'
          | 'INFORMATIONAL']?: number;
      };
      /** The lowest score of each grade. */
      bands?: { [grade in 'A' | 'B' | 'C' | 'D']?: number };
      /** The best grade that an open finding of a severity allows. */
      caps?: {
        [severity in
          | 'CRITICAL'
          | 'HIGH'
          | 'MEDIUM'
          | 'LOW'
          | 'INFORMATIONAL']?: 'A' | 'B' | 'C' | 'D' | 'F';
      };
    };
    /** When each team is told what changed in the week that is over. */
    digest?: {
      /** Default true. Without `@backstage/plugin-notifications-backend` nobody is told. */
      enabled?: boolean;
      /** Default monday. */
      weekday?:
        | 'monday'
        | 'tuesday'
        | 'wednesday'
        | 'thursday'
        | 'friday'
        | 'saturday'
        | 'sunday';
      /** Such as `09:00`, the default; in quotes. */
      time?: string;
      /** IANA name such as `Europe/Berlin`. Default UTC. */
      timeZone?: string;
    };
    exemptions?: {
      /** How many days an exemption may be in force; it may be renewed. Default 180. */
      maximumDays?: number;
    };
    /** How long history is kept. */
    retention?: {
      /** Daily snapshots of scorecards. Default 400 days. */
      snapshots?: HumanDuration;
      /** Changes of findings. Default 400 days. */
      transitions?: HumanDuration;
      /** Runs. Default 90 days. */
      runs?: HumanDuration;
      /** Resources that are gone. Default 30 days. */
      gone?: HumanDuration;
    };
  };
}
