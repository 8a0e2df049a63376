import { accountList } from './accountList';
import { brokenAnswers } from './brokenAnswers';
import { credentials } from './credentials';
import { database } from './database';
import { FaultCase } from './faultCase';
import { hostileContent } from './hostileContent';
import { inconsistentPages } from './inconsistentPages';
import { lockedAccounts } from './lockedAccounts';
import { lostEvents } from './lostEvents';
import { lyingAggregator } from './lyingAggregator';
import { pageTokens } from './pageTokens';
import { regions } from './regions';
import { replicas } from './replicas';
import { slowCells } from './slowCells';
import { throttleStorm } from './throttleStorm';
import { wrongQuota } from './wrongQuota';

/** Everything that goes wrong, in the order of the fault plan. */
export const faultCases: FaultCase[] = [
  throttleStorm,
  wrongQuota,
  brokenAnswers,
  credentials,
  lockedAccounts,
  accountList,
  regions,
  pageTokens,
  inconsistentPages,
  slowCells,
  lyingAggregator,
  lostEvents,
  database,
  replicas,
  hostileContent,
];
