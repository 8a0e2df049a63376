import { AwsError } from '../protocol/awsError';

/** One configuration item as Config's queries see it. */
export type ConfigItem = Record<string, unknown>;

interface Query {
  /** Paths such as `configuration.lastModified`, and `COUNT(*)`. */
  select: string[];
  /** Values that a path may have. */
  where: { path: string; values: string[] }[];
  groupBy: string[];
}

const GROUPED_BY = new Set(['accountId', 'awsRegion', 'resourceType']);

const invalid = (message: string) =>
  new AwsError('InvalidExpressionException', message);

const listOf = (text: string) => text.split(',').map(part => part.trim());

const literal = (text: string) => {
  const [, value] = /^'([^']*)'$/.exec(text.trim()) ?? [];
  if (value === undefined) throw invalid(`${text} is no text in quotes`);
  return value;
};

/**
 * The part of Config's SQL that has equalities, lists and groups:
 * `SELECT a.b, COUNT(*) WHERE c = 'x' AND d IN ('y', 'z') GROUP BY a.b`.
 */
export function parseQuery(expression: string): Query {
  const [, select, where = '', groupBy] =
    /^\s*SELECT\s+(.+?)(?:\s+WHERE\s+(.+?))?(?:\s+GROUP\s+BY\s+(.+?))?\s*$/is.exec(
      expression,
    ) ?? [];
  if (!select) throw invalid('The expression is not valid.');
  const conditions = where ? where.split(/\s+AND\s+/i) : [];
  const query = {
    select: listOf(select),
    where: conditions.map(condition => {
      const [, path, one, many] =
        /^\s*([\w.]+)\s*(?:=\s*('[^']*')|IN\s*\(([^)]*)\))\s*$/i.exec(
          condition,
        ) ?? [];
      if (!path) throw invalid(`Unsupported condition: ${condition}`);
      return {
        path,
        values: one ? [literal(one)] : listOf(many).map(literal),
      };
    }),
    groupBy: groupBy ? listOf(groupBy) : [],
  };
  if (query.groupBy.length > 3)
    throw invalid('GROUP BY takes up to 3 properties.');
  if (query.select.includes('*')) throw invalid('Name what you select.');
  const asked = [...query.groupBy, ...query.where.map(({ path }) => path)];
  if (query.groupBy.length > 0 && !asked.every(path => GROUPED_BY.has(path)))
    throw invalid('Only places and types are simulated as groups.');
  return query;
}

/** What stands at a path. */
export function valueAtPath(item: ConfigItem, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as ConfigItem | undefined)?.[name],
      item,
    );
}

function withValue(item: ConfigItem, path: string, value: unknown) {
  const names = path.split('.');
  const last = names.pop()!;
  const parent = names.reduce<ConfigItem>((within, name) => {
    within[name] ??= {};
    return within[name] as ConfigItem;
  }, item);
  if (value !== undefined) parent[last] = value;
}

/** Whether an item meets the conditions. */
export const meets = ({ where }: Query, item: ConfigItem) =>
  where.every(({ path, values }) =>
    values.includes(String(valueAtPath(item, path))),
  );

/** Whether items with these properties can meet the conditions. */
export const admits = (
  { where }: Pick<Query, 'where'>,
  properties: Record<string, string>,
) =>
  where.every(
    ({ path, values }) =>
      properties[path] === undefined || values.includes(properties[path]),
  );

/** What is selected of an item. */
export function project({ select }: Query, item: ConfigItem): ConfigItem {
  const projected: ConfigItem = {};
  for (const path of select)
    withValue(projected, path, valueAtPath(item, path));
  return projected;
}

/** One row for each group of items of a kind, with how many items it has. */
export function grouped(
  query: Query,
  kinds: Iterable<[ConfigItem, count: number]>,
) {
  const groups = new Map<string, ConfigItem & { 'COUNT(*)': number }>();
  for (const [item, count] of kinds) {
    const key = JSON.stringify(
      query.groupBy.map(path => valueAtPath(item, path)),
    );
    let group = groups.get(key);
    if (!group) {
      group = {
        ...project({ ...query, select: query.groupBy }, item),
        'COUNT(*)': 0,
      };
      groups.set(key, group);
    }
    group['COUNT(*)'] += count;
  }
  return [...groups.values()];
}
