"""What is exported, read by another program: npm's ical.js."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from knowledge.calendars import EventStatus
from tests.knowledge.events import DAYS, TALK, export, read, sequences

ICAL_JS = "ical.js@2.2.1"
READ_WITH_ICAL_JS = """
const text = require('fs').readFileSync(0, 'utf8');
import(process.argv[1]).then(({default: ICAL}) => {
  const root = new ICAL.Component(ICAL.parse(text));
  const found = root.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each);
    const time = (t) => t.isDate ? t.toString() : t.toJSDate().toISOString();
    return {
      uid: event.uid, title: event.summary, description: event.description || '',
      place: event.location, sequence: event.sequence,
      status: each.getFirstPropertyValue('status'),
      start: time(event.startDate), end: time(event.endDate),
    };
  });
  console.log(JSON.stringify(found));
});
"""


@pytest.fixture(scope="module")
def ical_js(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the module of ical.js, installed for these tests alone."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm, which run the other reader, are not on this machine")
    folder = tmp_path_factory.mktemp("npm")
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), ICAL_JS],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"npm could not install {ICAL_JS}: {done.stderr.strip()[-200:]}")
    return folder / "node_modules" / "ical.js" / "dist" / "ical.js"


def test_another_reader_reads_the_same_events(ical_js: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    bare = replace(TALK, uid="bare", end=TALK.start, url=None, description="", title="Short, bare")
    long = replace(TALK, uid="long", title="ü; " * 90 + "x", description="日本, " * 500 + "x")
    put_off = replace(DAYS, uid="put-off", status=EventStatus.POSTPONED, sequence=4)
    late = replace(DAYS, uid="late", start=date(2044, 2, 29), end=date(2044, 3, 1))
    export(TALK, DAYS, bare, long, put_off, late, path=path)
    data = export(DAYS, replace(bare, place="Vienna"), long, put_off, late, path=path)
    done = subprocess.run(
        ["node", "-e", READ_WITH_ICAL_JS, ical_js.as_uri()],
        input=data,
        capture_output=True,
        check=True,
    )
    theirs = {each["uid"]: each for each in json.loads(done.stdout)}
    ours, numbers = read(data), sequences(data)
    assert set(theirs) == set(ours) == {TALK.uid, DAYS.uid, "bare", "long", "put-off", "late"}
    for uid, event in ours.items():
        assert theirs[uid] == {
            "uid": uid,
            "title": event.title,
            "description": event.description,
            "place": event.place,
            "sequence": numbers[uid][0],
            "status": numbers[uid][1],
            "start": as_js(event.start),
            "end": as_js(event.end),
        }


def as_js(when: datetime | date) -> str:
    """Return a time as JavaScript writes it."""
    if isinstance(when, datetime):
        return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"
    return when.isoformat()
