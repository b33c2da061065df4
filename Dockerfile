FROM node:24-bookworm-slim AS packages
WORKDIR /app
RUN apt-get update \
  && apt-get install --yes --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
# The optional packages are a Node.js for machines without one; bcrypt brings its binary along.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
# The binary that argon2 brings along is for any processor of the last twenty years. This one hashes faster, and is found first.
ARG ARGON2_MARCH=x86-64-v3
RUN if [ "$(dpkg --print-architecture)" = amd64 ]; then \
    cd node_modules/argon2 \
    && CFLAGS="-O3 -march=$ARGON2_MARCH" CXXFLAGS="-O3" \
      node "$(npm root --global)/npm/node_modules/node-gyp/bin/node-gyp.js" rebuild --nodedir=/usr/local \
    && find build -type f ! -path build/Release/argon2.node -delete \
    && find build -type d -empty -delete \
    && node -p "require('node-gyp-build').path('.')" | grep --quiet build/Release; \
  fi
# RFC 9106, section 5.3
RUN node -e "require('argon2').hash(Buffer.alloc(32, 1), { type: 2, memoryCost: 32, timeCost: 3, parallelism: 4, raw: true, \
  salt: Buffer.alloc(16, 2), secret: Buffer.alloc(8, 3), associatedData: Buffer.alloc(12, 4) }).then((tag) => process.exit( \
  tag.toString('hex') === '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659' ? 0 : 1))"

FROM node:24-bookworm-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json make-bundle.js ./
RUN npm ci --ignore-scripts
COPY src src
RUN npm run bundle

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 DATA_DIR=/data
WORKDIR /app
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=packages /app/node_modules node_modules
COPY --from=bundle /app/build build
COPY package.json ./
COPY src/infrastructure/*.js src/infrastructure/
USER node
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/infrastructure/prescribeme.js", "serve"]
