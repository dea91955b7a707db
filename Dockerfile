# syntax=docker/dockerfile:1
# Builds for linux/amd64 and linux/arm64: docker buildx build --platform linux/amd64,linux/arm64 -t jarshy .
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
COPY requirements-postgres.lock ./
RUN python -m venv /opt/jarshy \
 && /opt/jarshy/bin/pip install --no-cache-dir --require-hashes -r requirements-postgres.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY content ./content
RUN /opt/jarshy/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/jarshy/bin/python -m compileall -q /opt/jarshy/lib

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /data jarshy \
 && install -d -o jarshy -g jarshy /data
COPY --from=build /opt/jarshy /opt/jarshy
ENV PATH=/opt/jarshy/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/jarshy.db \
    LISTEN=0.0.0.0:8080
WORKDIR /data
USER jarshy
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["jarshy"]
CMD ["run"]
