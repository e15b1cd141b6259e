import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
import { securityHeaders } from '../web/security-headers.ts';

/** Those that CloudFront takes only by names of its own. */
const known = new Set([
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
]);

/**
 * The headers of the page as CloudFront sends them, the same as on the local stack, and HTTPS for two years.
 * @param connectTo origins that the page may call beside its own
 */
export function pageHeaders(connectTo: readonly string[]): ResponseHeadersPolicyProps {
  const headers = securityHeaders(connectTo);
  return {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: headers['content-security-policy'] ?? '',
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(headers)
        .filter(([header]) => !known.has(header))
        .map(([header, value]) => ({ header, value, override: true })),
    },
  };
}
