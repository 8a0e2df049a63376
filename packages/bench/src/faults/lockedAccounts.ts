import { FaultCase } from './faultCase';
import { Changes, FAR, faultyWorld } from './world';

const changes: Changes = {
  'account-0': { denied: ['lambda:GetPolicy'] },
  'account-1': { readerRole: false },
  'account-2': {
    serviceControlPolicies: [
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:RequestedRegion': FAR },
            },
          },
        ],
      },
    ],
  },
  'account-3': { denied: ['iam:GetAccountAuthorizationDetails'] },
};

/** Roles vanish and rights are taken away; the truth stays what it was, though nobody can see it. */
export const lockedAccounts: FaultCase = {
  fault: 5,
  title: 'a missing role, a Region denied by policy, single operations denied',
  profile: 'all',
  async play(stage) {
    const open = stage.world;
    await stage.fill();
    stage.become(faultyWorld(changes));
    const { row } = await stage.run();
    const assumed = row?.calls['sts:AssumeRole'] ?? 0;
    stage.that(
      assumed <= stage.world.accounts.length,
      `${assumed} calls of AssumeRole`,
    );
    // What was there is there still.
    stage.world = open;
    await stage.count({ answered: new Map() });
    stage.become(open);
    await stage.quiesce();
  },
};
