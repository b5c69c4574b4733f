# The app alone: Kafka and MongoDB come from docker-compose.yml or from a cluster of your own.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node --import tsx infra/prebuild.ts

FROM node:24-bookworm-slim
WORKDIR /app
# Lines of the log as JSON: a container's are read by programs.
ENV NODE_ENV=production LOG_FORMAT=json HOST=0.0.0.0 MENARA_HOME=/var/lib/menara
COPY --from=build /app .
RUN mkdir -p /var/lib/menara && chown -R node:node /var/lib/menara .menara .next
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=5 \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT ?? 3000}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "server.ts"]
