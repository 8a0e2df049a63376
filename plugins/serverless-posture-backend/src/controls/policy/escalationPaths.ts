/** Actions that together lead to more rights than those who hold them were given. */
export interface EscalationPath {
  /** Id in the source. */
  id: string;
  actions: PathAction[];
}

/** An action, and the service that a role is passed to with it. */
export interface PathAction {
  action: string;
  passedTo?: string;
}

/**
 * Id and actions; `iam:PassRole>service` stands for passing a role to that service. Paths that hold all actions of
 * another one are left out.
 *
 * Sources: https://pathfinding.cloud/paths (ids as there); `rhino-…`: Rhino Security Labs, "AWS IAM Privilege Escalation –
 * Methods and Mitigation".
 */
const table = `
iam-001 iam:CreatePolicyVersion
iam-002 iam:CreateAccessKey
iam-004 iam:CreateLoginProfile
iam-005 iam:PutRolePolicy
iam-006 iam:UpdateLoginProfile
iam-007 iam:PutUserPolicy
iam-008 iam:AttachUserPolicy
iam-009 iam:AttachRolePolicy
iam-010 iam:AttachGroupPolicy
iam-011 iam:PutGroupPolicy
iam-012 iam:UpdateAssumeRolePolicy
iam-013 iam:AddUserToGroup
rhino-set-default-policy-version iam:SetDefaultPolicyVersion
sts-001 sts:AssumeRole
lambda-001 iam:PassRole>lambda.amazonaws.com lambda:CreateFunction lambda:InvokeFunction
lambda-002 iam:PassRole>lambda.amazonaws.com lambda:CreateFunction lambda:CreateEventSourceMapping
lambda-006 iam:PassRole>lambda.amazonaws.com lambda:CreateFunction lambda:AddPermission
lambda-003 lambda:UpdateFunctionCode
rhino-update-function-configuration lambda:UpdateFunctionConfiguration
apprunner-001 iam:PassRole>tasks.apprunner.amazonaws.com apprunner:CreateService
apprunner-002 apprunner:UpdateService
bedrock-001 iam:PassRole>bedrock-agentcore.amazonaws.com bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
cloudformation-001 iam:PassRole>cloudformation.amazonaws.com cloudformation:CreateStack
cloudformation-002 cloudformation:UpdateStack
cloudformation-003 iam:PassRole>cloudformation.amazonaws.com cloudformation:CreateStackSet cloudformation:CreateStackInstances
cloudformation-004 iam:PassRole>cloudformation.amazonaws.com cloudformation:UpdateStackSet
cloudformation-005 cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet
codebuild-001 iam:PassRole>codebuild.amazonaws.com codebuild:CreateProject codebuild:StartBuild
codebuild-002 codebuild:StartBuild
codebuild-003 codebuild:StartBuildBatch
datapipeline-001 iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline
ec2-001 iam:PassRole>ec2.amazonaws.com ec2:RunInstances
ec2-002 ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances
ec2-003 iam:PassRole>ec2.amazonaws.com ec2:RequestSpotInstances
ec2-004 ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate
ec2instanceconnect-003 ec2-instance-connect:SendSSHPublicKey
ecs-003 iam:PassRole>ecs-tasks.amazonaws.com ecs:RegisterTaskDefinition ecs:CreateService
ecs-004 iam:PassRole>ecs-tasks.amazonaws.com ecs:RegisterTaskDefinition ecs:RunTask
ecs-005 iam:PassRole>ecs-tasks.amazonaws.com ecs:RegisterTaskDefinition ecs:StartTask
glue-001 iam:PassRole>glue.amazonaws.com glue:CreateDevEndpoint
glue-002 glue:UpdateDevEndpoint
glue-003 iam:PassRole>glue.amazonaws.com glue:CreateJob glue:StartJobRun
glue-004 iam:PassRole>glue.amazonaws.com glue:CreateJob glue:CreateTrigger
glue-005 iam:PassRole>glue.amazonaws.com glue:UpdateJob glue:StartJobRun
glue-006 iam:PassRole>glue.amazonaws.com glue:UpdateJob glue:CreateTrigger
sagemaker-001 iam:PassRole>sagemaker.amazonaws.com sagemaker:CreateNotebookInstance
sagemaker-002 iam:PassRole>sagemaker.amazonaws.com sagemaker:CreateTrainingJob
sagemaker-003 iam:PassRole>sagemaker.amazonaws.com sagemaker:CreateProcessingJob
sagemaker-004 sagemaker:CreatePresignedNotebookInstanceUrl
sagemaker-005 sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance
ssm-001 ssm:StartSession
ssm-002 ssm:SendCommand
`;

/** Known ways of an AWS principal to more rights. */
export const escalationPaths: readonly EscalationPath[] = table
  .trim()
  .split('\n')
  .map(line => {
    const [id, ...actions] = line.split(' ');
    return {
      id,
      actions: actions.map(text => {
        const [action, passedTo] = text.split('>');
        return { action, passedTo };
      }),
    };
  });
