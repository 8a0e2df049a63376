/** What belongs to Lambda functions: versions, layers, mappings, log groups, images, networks. @public */
export interface FunctionResources {}
