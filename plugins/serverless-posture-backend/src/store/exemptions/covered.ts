import { Knex } from 'knex';
import { exemptionScopes, ExemptionScope } from './record';

/** The column of a finding that a scope looks at. */
export const COVERED_BY: Record<ExemptionScope, string> = {
  finding: 'findings.id',
  resource: 'findings.resource_id',
  service: 'findings.service_ref',
  account: 'findings.account_id',
  control: 'findings.control_id',
};

/** Pairs of a finding and an exemption that covers it, among exemptions that `narrowed` leaves, in force or not. */
export function coveredPairs(
  knex: Knex,
  narrowed: (query: Knex.QueryBuilder) => void,
): Knex.QueryBuilder {
  const [first, ...rest] = exemptionScopes.map(scope =>
    knex('exemptions')
      .join('findings', COVERED_BY[scope], 'exemptions.scope_ref')
      .where('exemptions.scope', scope)
      .where(one =>
        one
          .whereNull('exemptions.control_id')
          .orWhereRaw('exemptions.control_id = findings.control_id'),
      )
      .modify(narrowed)
      .select({
        finding_id: 'findings.id',
        exemption_id: 'exemptions.id',
        expires_at: 'exemptions.expires_at',
      }),
  );
  return first.unionAll(rest);
}

/** Narrows a query on exemptions to those that cover a finding which `narrowed` leaves. */
export function whereCovers(
  query: Knex.QueryBuilder,
  narrowed: (findings: Knex.QueryBuilder) => void,
): void {
  query.where(any => {
    for (const scope of exemptionScopes) {
      any.orWhere(one =>
        one.where('exemptions.scope', scope).whereExists(findings =>
          findings
            .select('findings.id')
            .from('findings')
            .whereRaw(`${COVERED_BY[scope]} = exemptions.scope_ref`)
            .where(of =>
              of
                .whereNull('exemptions.control_id')
                .orWhereRaw('exemptions.control_id = findings.control_id'),
            )
            .modify(narrowed),
        ),
      );
    }
  });
}
