"""`jarshy run` with less patience, on a clock that is wrong. usage: polling_bot.py HOURS_AHEAD"""

import sys
from datetime import timedelta
from functools import partial

from bot import app, schedule
from bot.cli.output import prepared, run_async
from bot.roles import Role
from content import newsroom
from content.clock import ShiftedClock
from content.sources.fetch import Fetcher

app.ShiftedClock = partial(ShiftedClock, timedelta(hours=float(sys.argv[1])))
newsroom.Fetcher = partial(Fetcher, deadline=3, pause=0.02)
schedule._POLLING = schedule._DIGESTS = timedelta(seconds=1)

run_async(app.run_bot(prepared(), Role.ALL))
