/**
 * What a scan of the seeded organization got right and wrong.
 *
 * @typedef {{ ok: boolean, check: string, subject: string, expected: string, got: string }} Outcome
 */

/** Types of which an account has one in a Region: what moto calls it is not always what AWS does. */
const ONE_PER_CELL = new Set([
  'AWS::SecurityHub::Hub',
  'AWS::GuardDuty::Detector',
  'AWS::Config::ConfigurationRecorder',
  'AWS::ApiGateway::Account',
]);

/** What moto does otherwise than AWS, so that an answer is missing: NOT_AVAILABLE is then right. */
const GAPS = new Set([
  // GetEventSelectors and GetTrailStatus know a trail by its name in its own Region only, not by its ARN.
  'lambda-cloudtrail-data-events',
  // The times that ListFunctionEventInvokeConfigs answers are none.
  'lambda-failure-destination',
]);

/** moto's ListTrails answers the trails of one Region; AWS's those of all, so that it need be asked once only. */
const isHidden = ({ resourceType, note }) =>
  resourceType === 'AWS::CloudTrail::Trail' && note.startsWith('one Region');

/** What is read once for an account is where its ARN says. */
const placeOf = ({ region, resourceId }) =>
  region === 'global' ? resourceId.split(':')[3] || region : region;

/** API Gateway's ARNs carry no account id, so that the cell belongs to a resource's identity. */
const resourceKey = ({ accountId, region, resourceType, resourceId }) =>
  [
    accountId,
    placeOf({ region, resourceId }),
    ONE_PER_CELL.has(resourceType) ? resourceType : resourceId,
  ].join(' ');

const describe = row => `${row.note} · ${row.arn} in ${row.accountId}`;

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const id = key(row);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

/** Every stated verdict of a control that the catalogue has comes out as stated. */
function compareVerdicts(expectations, byResource, catalogue) {
  return expectations.flatMap(row => {
    const findings =
      byResource.get(resourceKey({ ...row, resourceId: row.arn })) ?? [];
    return Object.entries(row.expected)
      .filter(([controlId]) => catalogue.has(controlId))
      .map(([controlId, expected]) => {
        const finding = findings.find(f => f.controlId === controlId);
        const got = finding?.status ?? 'missing';
        const mayBeUnavailable =
          got === 'NOT_AVAILABLE' &&
          (GAPS.has(controlId) ||
            (row.mayBeUnavailable ?? []).includes(controlId));
        return {
          ok: got === expected || mayBeUnavailable,
          check: controlId,
          subject: describe(row),
          expected,
          got: finding?.reason ? `${got}: ${finding.reason}` : got,
        };
      });
  });
}

/** Every resource of a type that is collected is there. */
function compareResources(expectations, byResource, findings) {
  const collected = new Set(findings.map(f => f.resourceType));
  return expectations
    .filter(row => collected.has(row.resourceType))
    .map(row => ({
      ok: byResource.has(resourceKey({ ...row, resourceId: row.arn })),
      check: `${row.resourceType} is collected`,
      subject: describe(row),
      expected: 'a verdict of any control',
      got: 'none',
    }));
}

/** A control whose reads all fail never passes. */
function compareNeverPassed(neverPassed, findings, catalogue) {
  return neverPassed
    .filter(controlId => catalogue.has(controlId))
    .map(controlId => {
      const passed = findings.filter(
        f => f.controlId === controlId && f.status === 'PASSED',
      );
      return {
        ok: passed.length === 0,
        check: `${controlId} never passes`,
        subject: 'moto lacks all that it reads',
        expected: 'no PASSED',
        got: `${passed.length} PASSED, such as ${passed[0]?.resourceId}`,
      };
    });
}

/** Nothing was read from suspended accounts. */
function compareSuspended(accounts, lines) {
  return accounts
    .filter(account => account.state !== 'ACTIVE')
    .map(account => {
      const read = lines.filter(
        line => line.accountId === account.id && line.state !== 'skipped',
      );
      return {
        ok: read.length === 0,
        check: 'suspended accounts are left alone',
        subject: `${account.name} ${account.id}`,
        expected: 'no line, or skipped',
        got: `${read.length} lines, such as ${JSON.stringify(read[0])}`,
      };
    });
}

/** Each operation that was called and that moto lacks is named where its answer is missing. */
function compareUnsupported(unsupported, run, scopes, findings) {
  const named = [
    ...scopes.map(scope => scope.operation ?? ''),
    ...findings
      .filter(f => f.status === 'NOT_AVAILABLE')
      .map(f => f.reason ?? ''),
  ];
  const called = Object.keys(run?.calls ?? {});
  return unsupported
    .filter(({ operation }) => called.includes(operation))
    .map(({ operation }) => ({
      ok: named.some(text => text.includes(operation)),
      check: 'operations that failed are named',
      subject: operation,
      expected: 'a scope, or the reason of a NOT_AVAILABLE',
      got: 'nowhere',
    }));
}

/** Open Security Hub findings are there, on the resource that they belong to; closed ones do not fail. */
function compareImported(imported, findings, catalogue) {
  const failing = groupBy(
    findings
      .filter(f => f.status === 'FAILED')
      // One defect that both see is printed once, as ours.
      .flatMap(f =>
        f.agreement === 'BOTH'
          ? catalogue.get(f.controlId).map(controlId => ({ ...f, controlId }))
          : [f],
      ),
    f => `${f.accountId} ${f.region} ${f.resourceId} ${f.controlId}`,
  );
  const groups = groupBy(
    imported.filter(f => f.resourceArn !== null),
    f => `${f.accountId} ${f.region} ${f.resourceArn} ${f.securityControlId}`,
  );
  return [...groups].map(([key, rows]) => {
    const expected = rows.filter(row => row.open).length;
    const got = (failing.get(key) ?? []).length;
    return {
      ok: got === expected,
      check: `Security Hub's ${rows[0].securityControlId} is imported`,
      subject: key,
      expected: `${expected} FAILED`,
      got: `${got} FAILED`,
    };
  });
}

/**
 * Compares what a scan printed with what is true of the seeded organization.
 * @param {object} truth - what the seed wrote
 * @param {object[]} lines - the scan's lines
 * @param {Map<string, string[]>} catalogue - ids of the controls that exist, with those of Security Hub that check the same
 * @returns {Outcome[]} one for each thing that was checked
 */
export function compare(truth, lines, catalogue) {
  const findings = lines.filter(line => line.type === 'finding');
  const scopes = lines.filter(line => line.type === 'scope');
  const run = lines.find(line => line.type === 'run');
  const byResource = groupBy(findings, resourceKey);
  const expectations = truth.expectations.filter(row => !isHidden(row));
  return [
    ...compareVerdicts(expectations, byResource, catalogue),
    ...compareResources(expectations, byResource, findings),
    ...compareNeverPassed(truth.neverPassed, findings, catalogue),
    ...compareSuspended(truth.organization.accounts, lines),
    ...compareUnsupported(truth.unsupported, run, scopes, findings),
    ...compareImported(truth.findings, findings, catalogue),
  ];
}
