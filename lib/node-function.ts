import { join } from 'node:path';
import { Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Duration, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CommonEnvironment, Environment } from '../functions/shared/deployment/environment.ts';
import { functions, type FunctionName } from '../functions/shared/deployment/functions.ts';
import { bundling } from './bundling.ts';
import { metricsNamespace } from './metrics-namespace.ts';
import type { Stage } from './stage-config.ts';
import { StageLog } from './stage-log.ts';

const root = join(import.meta.dirname, '..');

export interface NodeFunctionProps<Name extends FunctionName> {
  /** Its folder in `functions/`; the entry is `index.ts`, which exports `handler`. */
  readonly name: Name;
  readonly stage: Stage;
  readonly environment: Environment<Name>;
  /** What it may do besides writing its log and, where the stage traces, its traces. */
  readonly access: readonly PolicyStatement[];
}

/** One Lambda function with a log of its own, and a role that may do what is asked for and write this log. */
export class NodeFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: NodeFunctionProps<Name>) {
    super(scope, id);
    const { name, stage } = props;
    const logGroup = new StageLog(this, 'Log', stage);
    // A role of our own: Lambda's managed policy would allow every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of props.access) role.addToPolicy(statement);
    const common: CommonEnvironment = { SERVICE_NAME: name, METRICS_NAMESPACE: metricsNamespace(stage) };
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(root, 'functions', name, 'index.ts'),
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // Its share of a CPU is what a start waits for; requests wait for DynamoDB, whatever the size.
      memorySize: 512,
      timeout: Duration.seconds(functions[name].timeoutSeconds),
      tracing: stage.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      loggingFormat: LoggingFormat.JSON,
      // Our own line of an event tells what Lambda's lines of its start and end would; what Lambda warns of stays.
      systemLogLevelV2: SystemLogLevel.WARN,
      // Metrics are in lines of this level: above it they would be lost.
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      logGroup,
      role,
      environment: {
        ...props.environment,
        ...common,
      },
    });
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'It serves asynchronous invocations alone: there is one schedule, whose next run does what one that failed would have done.',
    });
    if (stage.tracing) {
      Validations.of(role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Writing traces: X-Ray knows no resources. test/lib asserts every other statement.',
      });
    } else {
      Validations.of(this.function).acknowledge({
        id: 'Serverless-LambdaTracing',
        reason:
          'Off in this stage: the log tells how long an event took, at a tenth of the price of a trace.',
      });
    }
  }
}
