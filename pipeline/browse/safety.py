"""What keeps scraped pages harmless while they are read: headers, and addresses that may be followed."""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Safety:
    """Puts on every answer that nothing but our own files is loaded or run."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with these headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, send_safely)


def is_foreign(request: Request) -> bool:
    """Whether another site's page, and not ours, has sent this form."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return True
    return request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


def web_address(url: str | None) -> str | None:
    """The address if it may be a link: http or https and nothing else, so no `javascript:`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # a broken IPv6 address
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
