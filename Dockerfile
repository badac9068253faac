# Stage one: everything is installed, the model is exported, and what serving needs is put aside.
FROM python:3.12-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    HF_HUB_OFFLINE=1
WORKDIR /src
RUN python -m venv /opt/build && python -m venv --without-pip /opt/entente
ENV PATH="/opt/build/bin:$PATH"

# The same line as in the Makefile: torch alone and first, from PyTorch's CPU index.
COPY constraints.txt ./
RUN pip install --no-deps --retries 0 --timeout 5 --extra-index-url https://download.pytorch.org/whl/cpu torch==2.13.0 -c constraints.txt
RUN grep -q '^cuda.*= None$' /opt/build/lib/python3*/site-packages/torch/version.py

# The dependencies come before the code, so that a changed line of code installs none of them again.
COPY pyproject.toml ./
COPY deploy/serving.py deploy/serving.py
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > dependencies.txt \
    && pip install -c constraints.txt -r dependencies.txt
RUN python deploy/serving.py > serving.txt \
    && pip --python /opt/entente/bin/python install -c constraints.txt -r serving.txt

COPY README.md LICENSE NOTICE.md ./
COPY knowledge knowledge
COPY index index
COPY bot bot
RUN pip install --no-deps . && pip check
RUN pip --python /opt/entente/bin/python install --no-deps . && pip --python /opt/entente/bin/python check

# Needs torch, once: the model in 8 bits, compared with the reference, which is left behind. Then
# what goes into the image answers a sample question by itself.
RUN ENTENTE_DATA_DIR=/opt/first entente run --check \
    && rm -r /opt/first/models/multilingual-e5-small
RUN ENTENTE_DATA_DIR=/opt/second ENTENTE_MODELS=/opt/first/models /opt/entente/bin/entente run --check


# Stage two: only what serving needs, a user without rights, and a volume for what the bot keeps.
FROM python:3.12-slim

ENV PATH="/opt/entente/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HF_HUB_OFFLINE=1 \
    ENTENTE_DATA_DIR=/data \
    ENTENTE_MODELS=/opt/models \
    ENTENTE_LOG_FORMAT=json
RUN useradd --system --uid 10001 --user-group --home-dir /data --no-create-home entente \
    && install --directory --owner=entente --group=entente --mode=0750 /data
COPY --from=build /opt/entente /opt/entente
COPY --from=build /opt/first/models /opt/models

USER entente
WORKDIR /data
VOLUME ["/data"]

# The first start builds an index before it answers; until then a failing check does not count.
HEALTHCHECK --interval=60s --timeout=30s --start-period=180s --retries=3 \
    CMD ["entente", "health"]
# The bot ends cleanly on Ctrl-C; as process 1 it would not notice an unhandled SIGTERM at all.
STOPSIGNAL SIGINT
ENTRYPOINT ["entente"]
CMD ["run"]
