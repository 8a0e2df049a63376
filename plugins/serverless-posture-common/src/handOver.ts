import type { Finding, FindingDetail } from './schema/openapi';

/** Values of evidence that a ticket quotes; the link leads to all. */
const EVIDENCE = 10;

/**
 * Findings as Markdown to paste into a ticket: one line each, with a link.
 *
 * @param options - `linkTo`: the address of a finding; `totalCount`: how many there are where these are only the first;
 * `listLink`: the address of them all
 * @public
 */
export function findingsAsMarkdown(
  findings: readonly Finding[],
  options: {
    linkTo(finding: Finding): string;
    totalCount?: number;
    listLink?: string;
  },
): string {
  const { linkTo, totalCount = findings.length, listLink } = options;
  const count = `${totalCount} ${totalCount === 1 ? 'finding' : 'findings'}`;
  const more = totalCount - findings.length;
  return lines([
    `### ${listLink ? link(count, listLink) : count}`,
    '',
    ...findings.map(finding => `- ${lineOf(finding, linkTo(finding))}`),
    ...(more > 0
      ? [
          `- … and ${
            listLink ? link(`${more} more`, listLink) : `${more} more`
          }`,
        ]
      : []),
  ]);
}

/** One finding as Markdown to paste into a ticket: where it is, on what it rests, and how to fix it. @public */
export function findingAsMarkdown(
  {
    finding,
    control,
    remedy,
  }: Pick<FindingDetail, 'finding' | 'control' | 'remedy'>,
  url: string,
): string {
  const { resource, evidence } = finding;
  return lines([
    `### ${link(`${finding.severity}: ${finding.title}`, url)}`,
    '',
    ...(control?.description ? [text(control.description), ''] : []),
    `- Resource: ${code(resource.arn)}`,
    `- Account: ${text(placeOf(finding))}`,
    `- Owner: ${text(finding.ownerRef ?? 'unowned')}`,
    ...(finding.serviceRef ? [`- Service: ${text(finding.serviceRef)}`] : []),
    `- First seen: ${dayOf(finding.firstSeenAt)}`,
    ...(finding.reason ? [`- Why: ${text(finding.reason)}`] : []),
    ...evidence
      .slice(0, EVIDENCE)
      .map(
        ({ path, value }) =>
          `- Evidence: ${code(
            value === undefined ? path : `${path}: ${JSON.stringify(value)}`,
          )}`,
      ),
    ...(evidence.length > EVIDENCE
      ? [`- … and ${evidence.length - EVIDENCE} more values`]
      : []),
    ...(remedy ? ['', `**How to fix:** ${text(remedy.summary)}`] : []),
    ...(remedy?.cli ? ['', fenced(remedy.cli)] : []),
  ]);
}

function lineOf(finding: Finding, url: string): string {
  const { severity, title, resource, ownerRef } = finding;
  return [
    `**${severity}** ${link(title, url)}`,
    `${code(resource.name)} in ${text(placeOf(finding))}`,
    text(ownerRef ?? 'unowned'),
    `since ${dayOf(finding.firstSeenAt)}`,
  ].join(' · ');
}

function placeOf({ resource }: Finding): string {
  const { accountId, accountName, region } = resource;
  return `${
    accountName ? `${accountName} (${accountId})` : accountId
  }, ${region}`;
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Names come from others: nothing in them is markup. */
function text(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|!~@]/g, character => `\\${character}`);
}

function link(label: string, url: string): string {
  return `[${text(label)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** In more backticks than the value has in a row. */
function code(value: string): string {
  const ticks = ticksAround(value, 1);
  const padding = value.startsWith('`') || value.endsWith('`') ? ' ' : '';
  return `${ticks}${padding}${value.replace(/\s+/g, ' ')}${padding}${ticks}`;
}

function fenced(value: string): string {
  const ticks = ticksAround(value, 3);
  return lines([ticks, value, ticks]);
}

function ticksAround(value: string, least: number): string {
  const longest = Math.max(
    0,
    ...[...value.matchAll(/`+/g)].map(([run]) => run.length),
  );
  return '`'.repeat(longest >= least ? longest + 1 : least);
}

function lines(all: string[]): string {
  return all.join('\n');
}
