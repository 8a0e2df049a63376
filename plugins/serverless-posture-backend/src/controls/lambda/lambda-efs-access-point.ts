import {
  control,
  EvaluationContext,
  Evidence,
  evidence,
  failed,
  notApplicable,
  passed,
  ResourceView,
  UnknownAttributeError,
} from 'backstage-plugin-serverless-posture-node';
import { deniesCleartext } from '../policy/deniesCleartext';
import { consolePath } from './remedies';

/** Source: Security Hub EFS.3, EFS.4, EFS.8; Lambda guide, "Configuring file system access". */
export const lambdaEfsAccessPoint = control({
  id: 'lambda-efs-access-point',
  title:
    'File systems that a function mounts are encrypted and confined to one directory',
  description:
    'What a function keeps on a file system outlives it, and other clients may share it. The access point must give every ' +
    'call one user and a root directory below /; the file system must be encrypted, and its policy must deny everyone ' +
    'connections without TLS. File systems of other accounts and other kinds than EFS are not read; the permissions of ' +
    'files are not visible.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::EFS::AccessPoint', 'AWS::EFS::FileSystem'],
  references: {
    securityHub: ['EFS.3', 'EFS.4', 'EFS.8'],
    config: [
      'efs-access-point-enforce-root-directory',
      'efs-access-point-enforce-user-identity',
      'efs-filesystem-ct-encrypted',
      'efs-encrypted-check',
    ],
    documents: [
      {
        title: 'Configuring file system access for Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
      },
      {
        title: 'Working with Amazon EFS access points',
        url: 'https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.fileSystemArns.length === 0) return notApplicable('no file system');
    let missing: unknown;
    const found = fn.fileSystemArns.flatMap(arn => {
      try {
        return weaknessesOf(arn, fn.$.accountId, context);
      } catch (error) {
        // What could not be read does not hide what is certain of another file system.
        missing ??= error;
        return [];
      }
    });
    if (found.length > 0) return failed(found);
    if (missing) throw missing;
    return passed();
  },
  remedy: fn => ({
    summary: `Let ${fn.name} mount an encrypted file system through an access point with a user and a directory of its own, and deny connections without TLS.`,
    console: consolePath(fn, 'File systems'),
    cli: [
      `aws efs create-access-point --region ${fn.region} --file-system-id <id> --posix-user Uid=1001,Gid=1001 --root-directory 'Path=/${fn.name},CreationInfo={OwnerUid=1001,OwnerGid=1001,Permissions=750}'`,
      `aws efs put-file-system-policy --region ${fn.region} --file-system-id <id> --policy file://deny-without-tls.json`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nAccessPoint:\n  Type: AWS::EFS::AccessPoint\n  Properties:\n    FileSystemId: !Ref FileSystem\n    PosixUser: { Uid: "1001", Gid: "1001" }\n    RootDirectory: { Path: /${fn.name} }`,
    terraform: `# ${fn.name}\nresource "aws_efs_access_point" "access" {\n  file_system_id = aws_efs_file_system.files.id\n  posix_user {\n    uid = 1001\n    gid = 1001\n  }\n  root_directory {\n    path = "/${fn.name}"\n  }\n}`,
  }),
});

const CLIENT_ACTIONS = [
  'elasticfilesystem:ClientMount',
  'elasticfilesystem:ClientWrite',
  'elasticfilesystem:ClientRootAccess',
];

function weaknessesOf(
  arn: string,
  ownAccount: string,
  context: EvaluationContext,
): Evidence[] {
  const [, , service, , account] = arn.split(':');
  if (service !== 'elasticfilesystem' || account !== ownAccount) {
    throw notRead(`${arn} is not a file system of this account`);
  }
  const point = context.resource('AWS::EFS::AccessPoint', arn);
  if (!point) throw notRead(`${arn} was not listed`);
  const found: Evidence[] = [];
  if (point.posixUserId === null) found.push(evidence('PosixUser', null, arn));
  if (point.rootDirectory === '/') {
    found.push(evidence('RootDirectory.Path', '/', arn));
  }
  return [
    ...found,
    ...weaknessesOfFileSystem(point, context, found.length > 0),
  ];
}

function weaknessesOfFileSystem(
  { fileSystemArn }: ResourceView<'AWS::EFS::AccessPoint'>,
  context: EvaluationContext,
  certain: boolean,
): Evidence[] {
  try {
    const files = context.resource('AWS::EFS::FileSystem', fileSystemArn);
    if (!files) throw notRead(`${fileSystemArn} was not listed`);
    if (!files.encrypted) return [evidence('Encrypted', false, fileSystemArn)];
    return deniesCleartext(files.policy, CLIENT_ACTIONS)
      ? []
      : [evidence('Policy', 'no Deny without TLS', fileSystemArn)];
  } catch (error) {
    if (certain && error instanceof UnknownAttributeError) return [];
    throw error;
  }
}

function notRead(message: string): UnknownAttributeError {
  return new UnknownAttributeError('fileSystemArns', {
    errorClass: 'not-read',
    message,
  });
}
