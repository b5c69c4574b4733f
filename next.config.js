/**
 * How Next builds the pages: MDX texts compiled by Turbopack, and the clients of Kafka and MongoDB
 * left to Node, so that pages and server share one copy of them.
 */
import createMDX from '@next/mdx';

/** @type {import('next').NextConfig} */
const config = {
  // Several checkouts or test servers can build beside each other without sharing a folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['kafkajs', 'mongodb'],
  devIndicators: false,
  // Title and description stand in the head for every reader, not only for those whose name is known.
  htmlLimitedBots: /.*/,
  // The root layout lies under [locale]: only this way is an unknown address answered with a page
  // that is whole in the HTML.
  experimental: { globalNotFound: true },
  // `npm test` checks types once for all; a start need not wait for it. Next rewrites a tsconfig
  // that stands alone and leaves one that extends another as it is.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'infra/tsconfig.next.json' },
};

export default createMDX({})(config);
