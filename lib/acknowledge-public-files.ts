import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Validations } from 'aws-cdk-lib/core';

/** Why the files of the page are guarded no more than they are, for cdk-nag. */
export function acknowledgePublicFiles(files: IBucket, distribution: Distribution): void {
  Validations.of(files).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'It holds the files of the page, which are for everybody, and only CloudFront reads them.',
  });
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Partner programmes are run in every country.' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'Files need no firewall; the API behind it has throttles and tokens.',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'The files are for everybody; calls of the API are in its own log, by route and without addresses.',
    },
    { id: 'AwsSolutions-CFR4', reason: 'CloudFront’s own name leaves no choice; browsers take TLS 1.3.' },
  );
}
