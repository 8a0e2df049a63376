import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@aws-sdk/types';
import {
  CollectionError,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { Caller, Calls, outputOf } from './caller';
import { Clock } from './clock';
import { parseArn } from './arn';

/** Who the credentials found belong to. */
export const getCallerIdentity = operation({
  id: 'sts:GetCallerIdentity',
  client: STSClient,
  command: GetCallerIdentityCommand,
  probe: {},
});

/** The way into member accounts. */
export const assumeRole = operation({
  id: 'sts:AssumeRole',
  client: STSClient,
  command: AssumeRoleCommand,
});

/** The role that we read with, in every account but our own. */
export interface ReaderRole {
  /** Name with path, such as `serverless-posture-reader`. */
  roleName: string;
  externalId?: string;
  /** Start of the session's name, which CloudTrail shows. */
  sessionName: string;
  /** Policy as JSON text that narrows what the session may do; at most 2,048 characters. */
  sessionPolicy?: string;
}

/** The account of the base credentials. */
export interface Identity {
  accountId: string;
  arn: string;
  partition: string;
}

/** Role chaining ends sessions after an hour (IAM User Guide, "Roles terms and concepts"). */
const SESSION_SECONDS = 3600;

/** The share of its lifetime at which a session is renewed in the background. */
const RENEW_AT = 0.75;

interface Session {
  credentials: AwsCredentialIdentity;
  renewAt: number;
  endsAt: number;
}

const lasting = new Set(['role-missing', 'denied-by-scp', 'unsupported']);

/** One session per account, opened once however many ask for it, and renewed before it ends. */
export class Credentials {
  private readonly sessions = new Map<string, Session>();
  private readonly opening = new Map<string, Promise<Session>>();
  private readonly refused = new Map<string, CollectionError>();
  private found?: Promise<Identity>;

  constructor(
    private readonly options: {
      base: AwsCredentialIdentityProvider;
      calls: Calls;
      clock: Clock;
      /** The Region of the STS endpoint: always a Regional one, whose sessions hold in opt-in Regions, too. */
      stsRegion: string;
      role?: ReaderRole;
      runId: string;
    },
  ) {}

  /** Whose credentials we have; throws a {@link CollectionError}. */
  async identity(): Promise<Identity> {
    this.found ??= this.identify();
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw error;
    }
  }

  /** Credentials in an account: our own there, those of the reader role elsewhere. Throws a {@link CollectionError}. */
  async of(
    accountId: string,
    { renew }: { renew?: AwsCredentialIdentity } = {},
  ): Promise<AwsCredentialIdentity> {
    const { role, clock } = this.options;
    if (!role || (await this.identity()).accountId === accountId)
      return this.base();
    const refused = this.refused.get(accountId);
    if (refused) throw refused;
    const session = this.sessions.get(accountId);
    const usable =
      session &&
      clock.now() < session.endsAt &&
      session.credentials.accessKeyId !== renew?.accessKeyId;
    if (!usable) return (await this.open(accountId, role)).credentials;
    if (clock.now() >= session.renewAt) {
      this.open(accountId, role).catch(() => {}); // There is time: who needs it next will see the error.
    }
    return session.credentials;
  }

  private open(accountId: string, role: ReaderRole): Promise<Session> {
    let opening = this.opening.get(accountId);
    if (!opening) {
      opening = this.assume(accountId, role).finally(() =>
        this.opening.delete(accountId),
      );
      this.opening.set(accountId, opening);
    }
    return opening;
  }

  private async assume(accountId: string, role: ReaderRole): Promise<Session> {
    const { clock, calls, runId } = this.options;
    const { partition } = await this.identity();
    const asked = clock.now();
    const answer = await calls.call(await this.ourselves(), assumeRole, {
      RoleArn: `arn:${partition}:iam::${accountId}:role/${role.roleName}`,
      RoleSessionName: sessionName(role.sessionName, runId),
      ExternalId: role.externalId,
      Policy: role.sessionPolicy,
      DurationSeconds: SESSION_SECONDS,
    });
    if ('failure' in answer) {
      const { errorClass, message } = answer.failure;
      const error = new CollectionError({
        errorClass: errorClass === 'denied' ? 'role-missing' : errorClass,
        operation: assumeRole.id,
        message: role.externalId
          ? message?.split(role.externalId).join('…')
          : message,
      });
      // Nothing that a run does changes these: asking once is enough.
      if (lasting.has(error.reason.errorClass))
        this.refused.set(accountId, error);
      throw error;
    }
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
      answer.output.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
      throw new CollectionError({
        errorClass: 'malformed',
        operation: assumeRole.id,
        message: 'the answer holds no credentials',
      });
    }
    const endsAt = Expiration?.getTime() ?? asked + SESSION_SECONDS * 1000;
    const session: Session = {
      credentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      },
      // Spread out, so that an organization's sessions aren't all renewed at once.
      renewAt:
        asked + (endsAt - asked) * (RENEW_AT + 0.1 * (Math.random() - 0.5)),
      endsAt,
    };
    this.sessions.set(accountId, session);
    return session;
  }

  private async identify(): Promise<Identity> {
    const { calls, stsRegion } = this.options;
    const caller: Caller = {
      accountId: '',
      region: stsRegion,
      credentials: () => this.base(),
    };
    const { Account, Arn } = outputOf(
      await calls.call(caller, getCallerIdentity, {}),
    );
    const partition = Arn && parseArn(Arn)?.partition;
    if (!Account || !Arn || !partition) {
      throw new CollectionError({
        errorClass: 'malformed',
        operation: getCallerIdentity.id,
        message: 'the answer names no account',
      });
    }
    return { accountId: Account, arn: Arn, partition };
  }

  private async ourselves(): Promise<Caller> {
    const { accountId } = await this.identity();
    return {
      accountId,
      region: this.options.stsRegion,
      credentials: () => this.base(),
    };
  }

  private async base(): Promise<AwsCredentialIdentity> {
    try {
      return await this.options.base();
    } catch (error) {
      throw new CollectionError({
        errorClass: 'role-missing',
        message: `no AWS credentials were found: ${
          error instanceof Error ? error.name : 'unknown'
        }`,
      });
    }
  }
}

/** At most 64 of the characters that STS allows. */
export function sessionName(prefix: string, runId: string): string {
  return `${prefix}-${runId}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}
