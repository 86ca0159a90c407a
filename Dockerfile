# The server and the command line, without a Neo4j: NEO4J_URI names one, as docker-compose.yml does.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json vite.config.ts ./
COPY src ./src
RUN npm run build

FROM node:22-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY schema ./schema
COPY seeds ./seeds
COPY --from=build /app/dist ./dist
USER node
EXPOSE 4000
# Whether the process answers. Whether it can answer from its database is /ready.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# One helper of V8 beside the thread that answers: on few processors, more of them keep it from answering while they collect garbage.
ENTRYPOINT ["node", "--v8-pool-size=1", "dist/cli.js"]
CMD ["serve"]
