"""What `[extract]` and `[sites]` of config.toml may say."""

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace


class SiteRules(Struct, frozen=True, forbid_unknown_fields=True):
    """A person's corrections for one site: lines that hold one of these texts are always kept or always dropped."""

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class ExtractSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The one threshold, and the limits of a page."""

    threshold: Annotated[float, Meta(ge=0, le=1)] = 0.5
    """A line is kept from this score on; higher favours precision, lower recall."""
    max_depth: Annotated[int, Meta(ge=1)] = 2_000
    """Nesting of HTML elements."""
    max_seconds: Annotated[float, Meta(gt=0)] = 60.0
    """For one page."""
    sites: dict[str, SiteRules] = {}
    """By host, without `www.`; in config.toml these are `[sites."example.com"]`."""

    def domain_of(self, host: str) -> str:
        """The domain whose rules hold for a host: itself, or the nearest around it; empty if none has rules."""
        while host and host not in self.sites:
            host = host.partition(".")[2]
        return host

    def rules_of(self, host: str) -> SiteRules | None:
        """The rules for a host: its own, or those of the nearest domain around it."""
        return self.sites.get(self.domain_of(host))

    def at(self, host: str) -> "ExtractSettings":
        """What of these settings an article of this host depends on: no other site's rules."""
        domain = self.domain_of(host)
        return replace(self, sites={domain: self.sites[domain]} if domain else {})
