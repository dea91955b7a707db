"""The address that hubs call: they ask whether a subscription was meant, and send news (WebSub)."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from content.sources.websub import LARGEST_SENT, WebSub

_HEADERS = {"X-Content-Type-Options": "nosniff"}  # what a hub has us repeat is never anything but text
_LONGEST_CHALLENGE = 2000  # characters


def hub_route(websub: WebSub, path: str) -> Route:
    """Hubs call `path`/TOKEN, each subscription by a token of its own."""

    async def call(request: Request) -> Response:
        token = request.path_params["token"]
        if request.method != "POST":
            challenge = await websub.verify(token, dict(request.query_params))
            if challenge is None or len(challenge) > _LONGEST_CHALLENGE:
                return PlainTextResponse("no such subscription", 404, _HEADERS)
            return PlainTextResponse(challenge, headers=_HEADERS)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_SENT:
                return PlainTextResponse("too large", 413)
        headers = request.headers
        signature = headers.get("x-hub-signature", "")
        receipt = await websub.receive(token, bytes(body), headers.get("content-type", ""), signature)
        return Response(status_code=receipt.value)

    return Route(f"{path.rstrip('/')}/{{token}}", call, methods=["GET", "POST"])
