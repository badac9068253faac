"""Everything an operator can set, from the environment or a ``.env`` file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import knowledge
from index import DEFAULT_MODEL

PREFIX = "ENTENTE_"
# Three dot-separated parts of URL-safe base64, the first a user id: discord.com's own format.
_TOKEN = re.compile(r"[\w-]{23,}\.[\w-]{6,}\.[\w-]{27,}")


class SettingsError(Exception):
    """Settings that cannot be used; the text has one sentence for each field."""


class Settings(BaseSettings):
    """The operator's settings. Each is an environment variable with the prefix ``ENTENTE_``."""

    # An empty variable is as good as none: `ENTENTE_KNOWLEDGE_DIR=` must not mean this directory.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
    )

    discord_token: SecretStr | None = Field(
        default=None,
        description="The bot's token from Discord's developer portal. Without one, "
        "`entente run` starts the try-out in a browser.",
    )
    knowledge_dir: Path = Field(
        default=Path(knowledge.__file__).parent,
        description="The folder with the community's documents, read with all its subfolders.",
    )
    data_dir: Path = Field(
        default=Path("data"),
        description="The folder for what Entente makes: index versions and state.",
    )
    model: str = Field(
        default=DEFAULT_MODEL,
        description="The encoder: a name from the catalogue, a sentence-transformers directory, "
        "or owner/model@revision of a hub. Changing it needs `entente index build`.",
    )
    model_query_prefix: str = Field(
        default="",
        description="What a model outside the catalogue wants in front of a question.",
    )
    model_passage_prefix: str = Field(
        default="",
        description="What a model outside the catalogue wants in front of a passage.",
    )
    reranker: str | None = Field(
        default=None,
        description="A cross-encoder that reads the first 20 passages together with the question "
        "and puts them in order: a sentence-transformers directory, or owner/model@revision of a "
        "hub. Every answer takes longer.",
    )
    mention_channels: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="The ids of the channels in which a mention of the bot, or a reply to it, is "
        "answered in public, separated by commas. Empty: nowhere.",
    )
    queue: int = Field(
        default=64,
        ge=1,
        le=10_000,
        description="How many questions may wait to be answered; the next is told to come back.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        description="How much is logged: DEBUG, INFO, WARNING or ERROR.",
    )

    @field_validator("discord_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value().strip():
            return None
        if not _TOKEN.fullmatch(value.get_secret_value().strip()):
            raise ValueError(
                "does not look like a bot token (three parts with dots between). Copy it from "
                "Discord's developer portal, page Bot, Reset Token"
            )
        return SecretStr(value.get_secret_value().strip())

    @field_validator("mention_channels", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,\s]+", value) if part]
        if wrong := [part for part in parts if not part.isdecimal()]:
            raise ValueError(
                f"has {wrong[0]!r}, which is not a channel id. Give ids of digits, with commas "
                "between (Discord: right-click a channel, Copy Channel ID)"
            )
        return frozenset(int(part) for part in parts)

    @field_validator("model")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not value.strip():
            raise ValueError(f"is empty. Leave it out for {DEFAULT_MODEL}")
        return value.strip()

    @property
    def index_dir(self) -> Path:
        """Return the folder of the index versions."""
        return self.data_dir / "index"

    @property
    def models_dir(self) -> Path:
        """Return the folder of the models that are converted once."""
        return self.data_dir / "models"


def load() -> Settings:
    """Read the settings. Raises SettingsError with one sentence for each wrong field."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(dict(item)) for item in error.errors())) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"The file .env is not UTF-8 text ({error.reason}).") from None
    except OSError as error:
        raise SettingsError(f"The file .env cannot be read ({error.strerror}).") from None


def _sentence(item: dict[str, object]) -> str:
    location = item["loc"]
    field = str(location[0]) if isinstance(location, tuple) and location else "settings"
    name = PREFIX + field.upper()
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "value_error":
        return f"{name} {message}."
    # Pydantic's own messages begin with a capital and say what was expected.
    given = "" if "token" in field else f" (given: {item['input']!r})"
    return f"{name}: {message}{given}."
