"""Everything an operator can set, from the environment or a ``.env`` file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import knowledge
from bot.calendar_addresses import CalendarAddress, checked_zone, read_addresses, unlike
from index import DEFAULT_MODEL

PREFIX = "ENTENTE_"
# A host's name or IPv4 address, or an IPv6 address with or without its brackets.
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[?[0-9a-f]*(:[0-9a-f.]*){2,}\]?")
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
    models: Path | None = Field(
        default=None,
        description="The folder of exported models, if not `models` in the data folder. The "
        "container image brings its own.",
    )
    model: str = Field(
        default=DEFAULT_MODEL,
        description="The encoder: a name from the catalogue, a sentence-transformers directory, "
        "or owner/model@revision of a hub. Changing it needs `entente index build`.",
    )
    encoder: Literal["auto", "onnxruntime-int8-smooth", "sentence-transformers"] = Field(
        default="auto",
        description="What computes the vectors of new index versions: onnxruntime-int8-smooth is "
        "the model in 8 bits, exported once and compared with sentence-transformers, the "
        "reference, which is several times slower; auto takes the first where it is as good. A "
        "version is always asked with the encoder that made it, so a change needs "
        "`entente index build`.",
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
    token_vectors_mb: int = Field(
        default=1000,
        ge=0,
        le=1_000_000,
        description="Above so many MB, by estimate before a build, the token vectors of an index "
        "version are kept in 4 bits instead of 8: half the disk and memory, a little less exact. "
        "Above 8,000 MB in 4 bits, or this where it is more, none are kept, and the few best "
        "passages are encoded for each question, which takes much longer.",
    )
    keep_versions: int = Field(
        default=5,
        ge=2,
        le=1000,
        description="How many published index versions stay on disk, to roll back to. The one that "
        "is served and the one before it always do.",
    )
    calendars: Annotated[tuple[CalendarAddress, ...], NoDecode] = Field(
        default=(),
        description="Remote calendars (iCalendar), besides the .ics files of the knowledge folder: "
        "a JSON list of objects with `name`, `url` and, if wanted, `society` and `zone` (the time "
        "zone of what names none).",
    )
    calendar_minutes: int = Field(
        default=30,
        ge=5,
        le=10_080,
        description="After how many minutes a remote calendar is fetched again.",
    )
    fetch_hosts: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(),
        description="Hosts from which calendars may be fetched although their addresses are not "
        "public ones, such as an intranet's, separated by commas.",
    )
    time_zone: str = Field(
        default="UTC",
        description="The time zone (IANA, such as Europe/Berlin) of calendars and dates that name "
        "none.",
    )
    mention_channels: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="The ids of the channels in which a mention of the bot, or a reply to it, is "
        "answered in public, separated by commas. Empty: nowhere.",
    )
    moderator_guilds: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description="The ids of the servers whose moderators may change what the bot knows, "
        "separated by commas. Empty: all that have added it, so set it, or keep the bot private.",
    )
    keep_questions: bool = Field(
        default=False,
        description="Whether questions are kept, masked and without names, to show moderators what "
        "is missing. Switched off, those that were kept are deleted at the next start.",
    )
    keep_questions_days: int = Field(
        default=90,
        ge=1,
        le=3650,
        description="After how many days kept questions are deleted, and likewise votes, questions "
        "passed to the moderators and consents.",
    )
    queue: int = Field(
        default=64,
        ge=1,
        le=10_000,
        description="How many questions may wait to be answered; the next is told to come back.",
    )
    health_host: str = Field(
        default="127.0.0.1",
        description="The address on which the bot on Discord answers /healthz, /readyz and "
        "/metrics. They need no password, so keep it where only you can reach it.",
    )
    health_port: int = Field(
        default=9464,
        ge=0,
        le=65_535,
        description="The port of that address; 0 answers nobody. Two bots on one machine need two.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        description="How much is logged: DEBUG, INFO, WARNING or ERROR.",
    )
    log_format: Literal["console", "json"] = Field(
        default="console",
        description="What the log looks like: console is for people, json has an object a line.",
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

    @field_validator("mention_channels", "moderator_guilds", mode="before")
    @classmethod
    def _split_ids(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,\s]+", value) if part]
        if wrong := [part for part in parts if not part.isdecimal()]:
            what = "channel" if info.field_name == "mention_channels" else "server"
            raise ValueError(
                f"has {wrong[0]!r}, which is not a {what} id. Give ids of digits, with commas "
                f"between (Discord: right-click a {what}, Copy {what.capitalize()} ID)"
            )
        return frozenset(int(part) for part in parts)

    @field_validator("calendars", mode="before")
    @classmethod
    def _read_calendars(cls, value: object) -> object:
        return read_addresses(value)

    @field_validator("calendars")
    @classmethod
    def _named_apart(cls, value: tuple[CalendarAddress, ...]) -> tuple[CalendarAddress, ...]:
        unlike(value)
        return value

    @field_validator("fetch_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,\s]+", value.lower()) if part]
        if wrong := [part for part in parts if not _HOST.fullmatch(part)]:
            raise ValueError(
                f"has {wrong[0]!r}, which is not a host. Give names or addresses alone, such as "
                "intranet.example.org or 10.0.0.5, with commas between"
            )
        return frozenset(part.strip("[]") for part in parts)

    @field_validator("time_zone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        return checked_zone(value)

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
    def events_dir(self) -> Path:
        """Return the folder of what is kept of calendars."""
        return self.data_dir / "events"

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of what names none."""
        return ZoneInfo(self.time_zone)

    @property
    def models_dir(self) -> Path:
        """Return the folder of the models that are converted once."""
        return self.models or self.data_dir / "models"


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
