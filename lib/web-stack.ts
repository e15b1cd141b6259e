import { execFileSync } from 'node:child_process';
import { BucketDeployment, CacheControl, Source, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import { AssetHashType, DockerImage, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledgeCopying } from './acknowledge-copying.ts';
import type { AdminPage } from './admin-page.ts';
import type { Identity } from './identity.ts';

export interface WebStackProps extends StackProps {
  readonly page: AdminPage;
  readonly identity: Identity;
}

/** The page, built when the stacks are synthesized. */
const builtPage = (): ISource =>
  Source.asset('web', {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'), // it is built on this machine
      local: {
        tryBundle: (outputFolder) => {
          const build = ['node_modules/vite/bin/vite.js', 'build', 'web', '--outDir', outputFolder];
          const env = { ...process.env, NODE_ENV: 'production' }; // jest says `test`
          execFileSync(process.execPath, [...build, '--logLevel', 'error'], { stdio: 'inherit', env });
          return true;
        },
      },
    },
  });

/** The files of the admin page, in their bucket. Apart from the service: a change of the page touches no function. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { page, identity, ...props }: WebStackProps) {
    super(scope, id, props);
    const { region, urlSuffix } = this;
    const built = builtPage();
    const { bucket: destinationBucket } = page;
    const config = Source.jsonData('config.json', {
      authority: `https://cognito-idp.${region}.${urlSuffix}/${identity.userPool.userPoolId}`,
      clientId: page.client.userPoolClientId,
      signOutUrl: `${page.signIn.baseUrl()}/logout`,
    });

    // Named by what is in them, they never change; old ones stay for pages that are still open.
    const assets = new BucketDeployment(this, 'Assets', {
      destinationBucket,
      sources: [built],
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
      prune: false,
      retainOnDelete: false,
    });
    // The document comes after what it names.
    const document = new BucketDeployment(this, 'Document', {
      destinationBucket,
      sources: [built, config],
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
      prune: false,
      retainOnDelete: false,
    });
    document.node.addDependency(assets);
    acknowledgeCopying(this, page.bucket);
  }
}
