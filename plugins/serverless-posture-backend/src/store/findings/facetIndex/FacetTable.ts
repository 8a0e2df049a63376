import { Severity } from 'backstage-plugin-serverless-posture-common';
import { allowing, PostureAuthorization } from '../../authorization';
import { FacetCount, PostureFilter } from '../../types';
import { FacetTally, sum, VALUES } from '../facets';
import {
  CountableRow,
  Dimension,
  DIMENSIONS,
  facetValuesOf,
  wantedIn,
} from './dimensions';

/** A code takes 16 bits. */
const MOST_CODES = 2 ** 16;

const WIDTH = DIMENSIONS.length;
const place = (name: Dimension) => DIMENSIONS.indexOf(name);
const [ACCOUNT, OWNER, SERVICE, SEVERITY, CONTROL] = (
  ['accountId', 'owner', 'service', 'severity', 'controlId'] as const
).map(place);

/** Rows that are replaced together: their codes one row after the other, and since when each is. */
interface Block {
  codes: Uint16Array;
  firstSeen: Float64Array;
}

/** There are more values than codes: an organization for which this was not made. */
export class TooManyValuesError extends Error {}

/** Findings as numbers in memory, some 50 bytes each, so that all facets of millions are counted in one pass. */
export class FacetTable {
  private readonly blocks = new Map<string, Block>();
  private readonly codes = DIMENSIONS.map(
    () => new Map<string | null, number>(),
  );
  private readonly values = DIMENSIONS.map((): (string | null)[] => []);

  /** Replaces the rows of a block. Throws a TooManyValuesError where a dimension has more values than codes. */
  set(block: string, rows: CountableRow[]): void {
    if (rows.length === 0) {
      this.blocks.delete(block);
      return;
    }
    const codes = new Uint16Array(rows.length * WIDTH);
    rows.forEach(({ values }, row) => {
      for (let dimension = 0; dimension < WIDTH; dimension++)
        codes[row * WIDTH + dimension] = this.code(
          dimension,
          values[dimension],
        );
    });
    const firstSeen = Float64Array.from(rows, row => row.firstSeen);
    this.blocks.set(block, { codes, firstSeen });
  }

  /**
   * For each facet, how many findings each value would show with every other filter applied; text and fixes, which this
   * does not know, aside.
   */
  count(
    filter: PostureFilter,
    authorization: PostureAuthorization,
  ): FacetTally {
    const counts = this.values.map(values => new Uint32Array(values.length));
    const byControl = new Uint32Array(this.values[CONTROL].length);
    const tests = this.testsOf(filter);
    const allowed = this.rightsOf(authorization);
    const from = filter.firstSeen?.from?.getTime() ?? -Infinity;
    const until = filter.firstSeen?.until?.getTime() ?? Infinity;
    let total = 0;
    for (const { codes, firstSeen } of this.blocks.values()) {
      for (let row = 0, at = 0; row < firstSeen.length; row++, at += WIDTH) {
        if (firstSeen[row] < from || firstSeen[row] >= until) continue;
        let failed: Test | undefined;
        let failures = 0;
        for (let index = 0; index < tests.length && failures < 2; index++) {
          const test = tests[index];
          if (test.passes[codes[at + test.dimension]] === 1) continue;
          failed = test;
          failures += 1;
        }
        if (failures > 1 || (allowed && !allowed(codes, at))) continue;
        if (failed === undefined) {
          total += 1;
          for (let dimension = 0; dimension < WIDTH; dimension++)
            counts[dimension][codes[at + dimension]] += 1;
          byControl[codes[at + CONTROL]] += 1;
        } else if (failed.framework) byControl[codes[at + CONTROL]] += 1;
        else counts[failed.dimension][codes[at + failed.dimension]] += 1;
      }
    }
    const facets = DIMENSIONS.map((name, dimension) => [
      name,
      this.listed(dimension, counts[dimension], filter).slice(0, VALUES),
    ]);
    return {
      facets: Object.fromEntries(facets),
      byControl: this.listed(CONTROL, byControl, filter),
      total,
    };
  }

  private code(dimension: number, value: string | null): number {
    const known = this.codes[dimension].get(value);
    if (known !== undefined) return known;
    const code = this.values[dimension].length;
    if (code === MOST_CODES)
      throw new TooManyValuesError(
        `${DIMENSIONS[dimension]} has more than ${MOST_CODES} values`,
      );
    this.codes[dimension].set(value, code);
    this.values[dimension].push(value);
    return code;
  }

  private testsOf(filter: PostureFilter): Test[] {
    const tests = DIMENSIONS.flatMap((name, dimension) => {
      const wanted = wantedIn(filter, name);
      if (!wanted) return [];
      const set = new Set(wanted);
      const passes = Uint8Array.from(this.values[dimension], value =>
        Number(facetValuesOf(name, value, filter).some(one => set.has(one))),
      );
      return [{ dimension, passes }];
    });
    if (!filter.controlOf) return tests;
    const controls = new Set<string | null>(filter.controlOf);
    const passes = Uint8Array.from(this.values[CONTROL], value =>
      Number(controls.has(value)),
    );
    return [...tests, { dimension: CONTROL, passes, framework: true }];
  }

  /** Whether the caller may see the row that begins at a place; undefined where it may see everything. */
  private rightsOf(authorization: PostureAuthorization) {
    if (!authorization) return undefined;
    const allows = allowing(authorization);
    const known = new Map<string, boolean>();
    return (codes: Uint16Array, at: number): boolean => {
      const subject = [ACCOUNT, OWNER, SERVICE, SEVERITY].map(
        dimension => codes[at + dimension],
      );
      const key = subject.join(' ');
      let allowed = known.get(key);
      if (allowed === undefined) {
        allowed = allows({
          accountId: this.values[ACCOUNT][subject[0]]!,
          ownerRef: this.values[OWNER][subject[1]] ?? undefined,
          serviceRef: this.values[SERVICE][subject[2]] ?? undefined,
          severity: this.values[SEVERITY][subject[3]] as Severity,
        });
        known.set(key, allowed);
      }
      return allowed;
    };
  }

  private listed(
    dimension: number,
    counts: Uint32Array,
    filter: PostureFilter,
  ): FacetCount[] {
    const counted = Array.from(counts, (count, code) => ({ count, code }));
    return sum(
      counted.filter(({ count }) => count > 0),
      ({ code }) =>
        facetValuesOf(
          DIMENSIONS[dimension],
          this.values[dimension][code],
          filter,
        ),
    );
  }
}

/** One filter: which codes of its dimension pass. */
interface Test {
  dimension: number;
  passes: Uint8Array;
  /** Asks for the controls of frameworks, which have a facet of their own. */
  framework?: boolean;
}
