import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  PosturePermission,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import type { Request } from 'express';
import {
  bothOf,
  PostureAuthorization,
  PostureCondition,
  seesNothing,
} from '../store/authorization';
import { posturePermissionResourceRef } from '../store/permissions/rules';

/** What a caller may see and do; every route asks here and nowhere else. */
export interface Authorizer {
  credentials(request: Request): Promise<BackstageCredentials>;
  /** The ref of the user who asks. Throws a NotAllowedError where nobody in person does. */
  userRef(credentials: BackstageCredentials): string;
  /** The ref of the user who asks; undefined where nobody in person does. */
  optionalUserRef(credentials: BackstageCredentials): string | undefined;
  /** Which resources the caller may read, for the SQL. Throws a NotAllowedError where it is none. */
  readable(credentials: BackstageCredentials): Promise<PostureAuthorization>;
  /** With which of the resources that the caller may read a permission may be used. Throws as {@link Authorizer.readable}. */
  allowed(
    credentials: BackstageCredentials,
    permission: PosturePermission,
  ): Promise<PostureAuthorization>;
  /** {@inheritDoc Authorizer.allowed} Answers {@link seesNothing} instead of throwing. */
  allowedOrNothing(
    credentials: BackstageCredentials,
    permission: PosturePermission,
  ): Promise<PostureAuthorization>;
  /** Throws a NotAllowedError that names the permission. */
  require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void>;
  /** Refs of those entities that the caller may read in the catalog. */
  readableEntities(
    credentials: BackstageCredentials,
    refs: string[],
  ): Promise<Set<string>>;
  /** Throws a NotFoundError where the entity doesn't exist or the caller may not read it: both look the same. */
  requireEntity(
    credentials: BackstageCredentials,
    path: { kind: string; namespace: string; name: string },
  ): Promise<string>;
}

/** The most refs that one catalog request takes. */
const REFS_PER_REQUEST = 500;

export class DefaultAuthorizer implements Authorizer {
  private readonly transform: ConditionTransformer<PostureCondition>;

  constructor(
    private readonly services: {
      auth: AuthService;
      httpAuth: HttpAuthService;
      permissions: PermissionsService;
      permissionsRegistry: PermissionsRegistryService;
      catalog: CatalogService;
    },
  ) {
    this.transform = createConditionTransformer(
      services.permissionsRegistry.getPermissionRuleset(
        posturePermissionResourceRef,
      ),
    );
  }

  async credentials(request: Request) {
    return this.services.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  userRef(credentials: BackstageCredentials) {
    const userRef = this.optionalUserRef(credentials);
    if (!userRef)
      throw new NotAllowedError('This needs a user who is signed in');
    return userRef;
  }

  optionalUserRef(credentials: BackstageCredentials) {
    return this.services.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef.toLocaleLowerCase('en-US')
      : undefined;
  }

  async readable(credentials: BackstageCredentials) {
    return this.conditions(credentials, postureReadPermission);
  }

  async allowed(
    credentials: BackstageCredentials,
    permission: PosturePermission,
  ) {
    const [readable, allowed] = await Promise.all([
      this.readable(credentials),
      this.conditions(credentials, permission),
    ]);
    return bothOf(readable, allowed);
  }

  async allowedOrNothing(
    credentials: BackstageCredentials,
    permission: PosturePermission,
  ) {
    try {
      return await this.allowed(credentials, permission);
    } catch (error) {
      if (error instanceof NotAllowedError) return seesNothing;
      throw error;
    }
  }

  private async conditions(
    credentials: BackstageCredentials,
    permission: PosturePermission,
  ): Promise<PostureAuthorization> {
    const [decision] = await this.services.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) throw denied(permission.name);
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.transform(decision.conditions)
      : undefined;
  }

  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ) {
    const [decision] = await this.services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW)
      throw denied(permission.name);
  }

  async readableEntities(credentials: BackstageCredentials, refs: string[]) {
    const distinct = [...new Set(refs)];
    const readable = new Set<string>();
    for (let start = 0; start < distinct.length; start += REFS_PER_REQUEST) {
      const entityRefs = distinct.slice(start, start + REFS_PER_REQUEST);
      const { items } = await this.services.catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind', 'metadata.namespace', 'metadata.name'] },
        { credentials },
      );
      items.forEach(
        (entity, index) => entity && readable.add(entityRefs[index]),
      );
    }
    return readable;
  }

  async requireEntity(
    credentials: BackstageCredentials,
    path: { kind: string; namespace: string; name: string },
  ) {
    const entityRef = stringifyEntityRef(path);
    const readable = await this.readableEntities(credentials, [entityRef]);
    if (!readable.has(entityRef)) {
      throw new NotFoundError(
        `There is no entity ${entityRef} that you may read`,
      );
    }
    return entityRef;
  }
}

function denied(permission: string) {
  return new NotAllowedError(`This needs the permission ${permission}`);
}
