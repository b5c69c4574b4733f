# The app alone: Kafka and MongoDB come from docker-compose.yml or from a cluster of your own.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node --import tsx infra/prebuild.ts

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app .
RUN mkdir -p /var/lib/menara && chown -R node:node /var/lib/menara .menara .next
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "server.ts"]
