import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { groupBy } from 'lodash';
import { AwsSession } from '../../aws';
import { PostureConfiguration } from '../../collection/configuration';
import { inPartition } from '../../collection/readerRole';
import { writerPolicy } from '../../collection/writerRole';
import { PostureStore } from '../../store/store';
import { openAws } from '../openAws';
import { placeOf } from './placeOf';
import { PlaceWriter } from './PlaceWriter';

/** What decisions are written to Security Hub with. */
export interface WriteBackDependencies {
  auditor: AuditorService;
  config: Config;
  configuration: PostureConfiguration;
  logger: LoggerService;
  store: PostureStore;
  now(): Date;
}

/** Writes that are taken at once, of which one process has ten minutes for. */
const MOST_CLAIMED = 500;

/**
 * Writes to Security Hub what was decided about its findings and is due; to be called every now and then. Who is killed in
 * between leaves it to be written again: what is written already is found to be. Answers how many were written.
 */
export async function writeBack(
  dependencies: WriteBackDependencies,
  signal?: AbortSignal,
): Promise<number> {
  const { store, now } = dependencies;
  let written = 0;
  let aws: AwsSession | undefined;
  try {
    while (!signal?.aborted) {
      const due = await store.securityHubWrites.claim(now(), MOST_CLAIMED);
      if (due.length === 0) break;
      aws ??= await openWriter(dependencies, signal);
      const sources = await store.findings.sources.all();
      const places = due.map(write => ({
        write,
        place: placeOf(write, sources),
      }));
      const placed = groupBy(places, ({ place }) =>
        [place?.accountId, place?.region].join(),
      );
      for (const group of Object.values(placed)) {
        const writer = new PlaceWriter(dependencies, aws, group[0].place);
        written += await writer.write(group.map(({ write }) => write));
      }
    }
  } finally {
    aws?.destroy();
  }
  return written;
}

/** AWS as the role that may write, whose sessions may do nothing else. */
function openWriter(
  { config, configuration }: WriteBackDependencies,
  signal?: AbortSignal,
): Promise<AwsSession> {
  const { organization, securityHub } = configuration;
  return openAws({
    config,
    configuration: {
      ...configuration,
      organization: organization && {
        ...organization,
        roleName: securityHub.writeBack!.roleName,
      },
    },
    collectors: [],
    policy: partition => JSON.stringify(inPartition(writerPolicy(), partition)),
    signal,
  });
}
