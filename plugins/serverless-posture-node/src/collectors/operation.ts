/**
 * One AWS operation that a collector calls. The reader role's policy, the quotas, the doctor and the counters derive
 * from these declarations; nothing else may be called.
 * @public
 */
export interface Operation<Input extends object = any, Output = any> {
  /** `service:Operation`, such as `lambda:ListFunctions`; the prefix is the IAM service prefix. */
  id: string;
  /** The client class of the AWS SDK. */
  client: new (config: any) => {
    send(command: any, options?: any): Promise<any>;
    destroy(): void;
  };
  /** The command class of the AWS SDK. */
  command: new (input: Input) => unknown;
  /** The IAM action where it isn't `id`, such as `apigateway:GET`. */
  action?: string;
  /** Further IAM actions that AWS asks for before it answers. */
  alsoActions?: string[];
  /** Resources of the policy statement; `{partition}` stands for the partition. Default `*`. */
  resources?: string[];
  /** Names of modelled errors that mean "there is none", such as `ResourceNotFoundException`. */
  absent?: string[];
  /** An input for one cheap call that shows whether the role may call it; undefined where it needs a resource of the account. */
  probe?: Input;
  /** What is kept of an answer, where much of it is of no use: pages are many, and each is held until it is stored. */
  keep?(output: Output): Output;
  /** For the types only; never set. */
  output?: Output;
}

/** Declares an operation with the types of its command. @public */
export function operation<Input extends object, Output>(
  definition: Omit<Operation<Input, Output>, 'command' | 'output'> & {
    command: new (input: Input) => {
      resolveMiddleware: (...args: any[]) => any;
      readonly input: Input;
    } & CommandOutput<Output>;
  },
): Operation<Input, Output> {
  return definition as unknown as Operation<Input, Output>;
}

/** How a command of the SDK carries the type of its output. @public */
export interface CommandOutput<Output> {
  resolveMiddleware(
    stack: any,
    configuration: any,
    options: any,
  ): (args: any) => Promise<{ response: unknown; output: Output }>;
}
