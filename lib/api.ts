import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { DomainName, HttpApi, LogGroupLogDestination, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { Domain, Stage } from './stage-config.ts';
import { StageLog } from './stage-log.ts';

// Neither path nor query: the path of a webhook is a secret. No address either, which would tell who calls.
const logged = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  durationMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
};

export interface ApiProps {
  readonly name: string;
  readonly stage: Stage;
}

/** The HTTP API with its one stage, throttled and logged. Routes are added to it. */
export class Api extends HttpApi {
  /** Where it answers, under its own domain name if it has one; no slash at the end. */
  readonly address: string;
  readonly stage: CfnStage;
  /** One line for each request. */
  readonly log: StageLog;
  /** Its own domain name, for which a DNS record has to be made. */
  readonly domainName: DomainName | undefined;

  constructor(scope: Construct, id: string, { name, stage }: ApiProps) {
    super(scope, id, { apiName: name, createDefaultStage: false });
    this.log = new StageLog(this, 'Log', stage);
    const domain = stage.domains?.api;
    this.domainName = domain && this.addDomainName(domain);
    const httpStage = this.addStage('DefaultStage', {
      autoDeploy: true,
      throttle: stage.throttle.api,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
      ...(this.domainName && { domainMapping: { domainName: this.domainName } }),
    });
    this.stage = httpStage.node.defaultChild as CfnStage;
    this.address = domain ? `https://${domain.name}` : this.apiEndpoint;
  }

  private addDomainName({ name, certificateArn }: Domain): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName: name, certificate });
  }
}
