"""A small real discord.py bot, and the requests it makes in simcord."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from discord import app_commands
from discord.ext import commands

Context = discord.Interaction[Any]


@dataclass(frozen=True)
class Sent:
    """One request as the bot sent it."""

    method: str
    path: str
    query: dict[str, Any]
    body: Any


class Answer(discord.ui.LayoutView):
    """A Components V2 card with one of each component an answer may use."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        box: discord.ui.Container[Answer] = discord.ui.Container(accent_colour=0x123456)
        link = discord.ui.Button["Answer"](label="Open", url="https://example.org/page")
        box.add_item(discord.ui.Section("**The** passage", accessory=link))
        box.add_item(discord.ui.Separator(spacing=discord.SeparatorSpacing.large))
        picture = discord.ui.Thumbnail["Answer"](
            "https://example.org/a.png", description="A picture"
        )
        box.add_item(discord.ui.Section("With a picture", accessory=picture))
        gallery = discord.ui.MediaGallery["Answer"]()
        gallery.add_item(media="https://example.org/b.png", description="Another")
        box.add_item(gallery)
        self.add_item(box)
        self.add_item(Buttons())


class Buttons(discord.ui.ActionRow[Answer]):
    """Buttons that update, open a modal, and defer."""

    @discord.ui.button(label="Update", custom_id="update", emoji="🔁")
    async def update(self, interaction: Context, _: discord.ui.Button[Answer]) -> None:
        await interaction.response.edit_message(view=Answer())

    @discord.ui.button(label="Report", custom_id="report", style=discord.ButtonStyle.danger)
    async def report(self, interaction: Context, _: discord.ui.Button[Answer]) -> None:
        await interaction.response.send_modal(Report())

    @discord.ui.button(label="Later", custom_id="later", disabled=False)
    async def later(self, interaction: Context, _: discord.ui.Button[Answer]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=Answer())


class Report(discord.ui.Modal, title="Report"):
    """A modal with a label, a select and a text."""

    note: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay("What is wrong?")
    kind: discord.ui.Label["Report"] = discord.ui.Label(
        text="Kind",
        description="Pick one",
        component=discord.ui.Select(
            custom_id="kind", options=[discord.SelectOption(label="Old", value="old", emoji="🕰️")]
        ),
    )
    why: discord.ui.Label["Report"] = discord.ui.Label(
        text="Why",
        component=discord.ui.TextInput(
            custom_id="why", style=discord.TextStyle.long, required=False, max_length=500
        ),
    )

    async def on_submit(self, interaction: Context) -> None:
        await interaction.response.send_message("Thank you", ephemeral=True)


class Legacy(discord.ui.View):
    """An old-style view with a select of each kind a card may use."""

    @discord.ui.select(
        custom_id="pick",
        placeholder="Pick",
        options=[discord.SelectOption(label="One", value="1", description="First", default=True)],
    )
    async def pick(self, interaction: Context, _: discord.ui.Select["Legacy"]) -> None:
        await interaction.response.edit_message(content="picked", view=None)

    @discord.ui.select(
        cls=discord.ui.ChannelSelect,
        custom_id="where",
        channel_types=[discord.ChannelType.text],
        default_values=[
            discord.SelectDefaultValue(id=1, type=discord.SelectDefaultValueType.channel)
        ],
    )
    async def where(self, _: Context, __: discord.ui.ChannelSelect["Legacy"]) -> None:
        """Do nothing."""

    @discord.ui.select(
        cls=discord.ui.RoleSelect,
        custom_id="who",
        default_values=[discord.SelectDefaultValue(id=1, type=discord.SelectDefaultValueType.role)],
    )
    async def who(self, _: Context, __: discord.ui.RoleSelect["Legacy"]) -> None:
        """Do nothing."""


def embed() -> discord.Embed:
    """Return an embed with every part set."""
    made = discord.Embed(
        title="Title",
        description="Text",
        url="https://example.org",
        colour=0xABCDEF,
        timestamp=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )
    made.set_author(name="Author", url="https://example.org", icon_url="https://example.org/i.png")
    made.set_footer(text="Footer", icon_url="https://example.org/i.png")
    made.set_image(url="https://example.org/i.png").set_thumbnail(url="https://example.org/i.png")
    return made.add_field(name="Name", value="Value", inline=False)


def build() -> commands.Bot:
    """Return the bot with its commands, mentions off."""
    bot = commands.Bot(
        commands.when_mentioned,
        intents=discord.Intents.default(),
        allowed_mentions=discord.AllowedMentions.none(),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    )
    bot.tree.add_command(ask)
    bot.tree.add_command(plain)
    bot.tree.add_command(knowledge)
    bot.tree.add_command(explain)

    @bot.listen("on_message")
    async def reply(message: discord.Message) -> None:
        if not message.author.bot:
            await message.reply("Hello", mention_author=False)
            await message.add_reaction("✅")

    return bot


@app_commands.command(description="Ask")
@app_commands.describe(question="The question", count="How many")
@app_commands.choices(kind=[app_commands.Choice(name="All", value="all")])
async def ask(
    interaction: Context,
    question: app_commands.Range[str, 1, 200],
    kind: str = "all",
    count: app_commands.Range[int, 1, 5] = 1,
    public: bool = False,
) -> None:
    """Defer, edit the reply into a card, then follow up."""
    await interaction.response.defer(ephemeral=not public, thinking=True)
    await interaction.edit_original_response(view=Answer())
    follow = await interaction.followup.send("More", ephemeral=True, wait=True)
    await follow.edit(content="More still")
    await interaction.followup.send(view=Answer())


@ask.autocomplete("question")
async def suggest(_: Context, current: str) -> list[app_commands.Choice[str]]:
    """Offer three endings."""
    return [app_commands.Choice(name=f"{current} {end}", value=end) for end in ("a", "b", "c")]


@app_commands.command(description="Answer plainly")
async def plain(interaction: Context) -> None:
    """Reply at once with a file, an embed and a legacy view."""
    file = discord.File(io.BytesIO(b"text"), "notes.txt", description="Notes")
    await interaction.response.send_message("Hi", embed=embed(), view=Legacy(), file=file)
    message = await interaction.original_response()
    await interaction.edit_original_response(attachments=message.attachments)
    await interaction.followup.send(embed=embed(), file=discord.File(io.BytesIO(b"x"), "x.txt"))


knowledge = app_commands.Group(
    name="knowledge",
    description="Keep what is known",
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
)


@knowledge.command(description="Add a document")
async def add(interaction: Context, file: discord.Attachment, where: discord.TextChannel) -> None:
    """Do nothing."""


@app_commands.context_menu(name="Find the answer")
async def explain(interaction: Context, message: discord.Message) -> None:
    """Reply with a card, then delete it."""
    await interaction.response.send_message(view=Answer(), ephemeral=True)
    await interaction.delete_original_response()


async def speak(channel: discord.TextChannel, guild: discord.Guild) -> None:
    """Send, edit and delete in a channel, and make an event and a thread."""
    sent = await channel.send("Hello", embed=embed(), file=discord.File(io.BytesIO(b"x"), "x.txt"))
    await sent.edit(content="Hello again", attachments=sent.attachments)
    card = await channel.send(view=Answer())
    await card.edit(view=Answer())
    thread = await sent.create_thread(name="Thread", auto_archive_duration=1440)
    await thread.send("In the thread")
    event = await guild.create_scheduled_event(
        name="Webinar",
        description="About",
        start_time=discord.utils.utcnow() + dt.timedelta(days=1),
        end_time=discord.utils.utcnow() + dt.timedelta(days=1, hours=1),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="https://example.org",
    )
    role = await guild.create_role(name="Topic", permissions=discord.Permissions.none())
    named = discord.AllowedMentions(everyone=False, users=[discord.Object(2)], roles=[role])
    await channel.send("Named", allowed_mentions=named)
    await event.edit(description="Changed", location="Elsewhere")
    await event.delete()
    await sent.delete()


async def traffic() -> list[Sent]:
    """Use the bot as people do and return every request it made."""
    bot = build()
    async with simcord.run(bot) as env:
        await bot.tree.sync()
        guild = env.create_guild()
        room = guild.create_text_channel("general")
        alice = guild.add_member(env.create_user("alice"))
        await alice.autocomplete(room, "ask", "question", "when")
        asked = await alice.slash(room, "ask", question="when", public=True)
        assert asked.response is not None
        for button in ("update", "later"):
            await alice.click(asked.response, custom_id=button)
        shown = await alice.click(asked.response, custom_id="report")
        await alice.submit_modal(shown, {"kind": ["old"], "why": "It is"})
        plainly = await alice.slash(room, "plain")
        assert plainly.response is not None
        await alice.select(plainly.response, ["1"], custom_id="pick")
        hello = await alice.send(room, "hello")
        await alice.context_menu(room, "Find the answer", hello)
        await alice.send_dm("hello")
        there = bot.get_guild(guild.id)
        channel = bot.get_channel(room.id)
        assert there is not None
        assert isinstance(channel, discord.TextChannel)
        await speak(channel, there)
        bob = guild.add_member(env.create_user("bob"))
        await bot.create_dm(discord.Object(bob.id))
        return [Sent(e.method, e.path, e.params, e.json) for e in env.http_requests]
