/** The pages may be found; data and addresses of a reader's own are nobody's business. */
import type { MetadataRoute } from 'next';
import { siteUrl } from './metadata.ts';

export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/*/progress', '/*/search', '/*/parts'],
    },
    sitemap: new URL('/sitemap.xml', siteUrl()).href,
  };
}
