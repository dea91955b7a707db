"""What Telegram does when somebody opens a Mini App, written anew from its description.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hashlib
import hmac
import json
from urllib.parse import urlencode

TOKEN = "1000000001:AAAAAAAAAAAAAAAAAAAA"


def init_data(user, opened, token=TOKEN, **more):
    """The signed initData for a user (a dict) who opened the app at an instant."""
    fields = {
        "auth_date": str(int(opened.timestamp())),
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": json.dumps(user, separators=(",", ":"), ensure_ascii=False),
        **more,
    }
    lines = "\n".join(f"{key}={fields[key]}" for key in sorted(fields))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode(fields | {"hash": hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()})
