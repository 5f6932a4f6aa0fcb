# Two stages: what builds and downloads stays in the first.
FROM python:3.12-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
RUN python -m venv /opt/gisabot
COPY requirements-build.txt requirements.txt ./
RUN /opt/gisabot/bin/pip install --require-hashes -r requirements-build.txt \
    && /opt/gisabot/bin/pip install --require-hashes --no-build-isolation --use-pep517 \
        -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY index ./index
RUN /opt/gisabot/bin/pip install --no-deps --no-build-isolation . \
    && /opt/gisabot/bin/pip uninstall -y setuptools pip \
    && find /opt/gisabot -name tests -type d -prune -exec rm -rf {} +

FROM python:3.12-slim-bookworm
# libgomp: what reads meanings and Kiwi compute with; the newest that Debian has, for its repairs.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin gisabot \
    && install -d -o gisabot -g gisabot -m 0700 /data
COPY --from=build /opt/gisabot /opt/gisabot
COPY seeds /articles
# All that is written lies in /data: the rest of the file system may be read-only.
ENV PATH=/opt/gisabot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    GISABOT_DATA=/data GISABOT_SOURCES=/articles GISABOT_MONITOR=127.0.0.1:9464
USER 10001
VOLUME /data
STOPSIGNAL SIGTERM
# The first start reads all articles before it serves.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=4)"]
ENTRYPOINT ["gisabot"]
CMD ["bot"]
