"""Who may look at a private copy: the rule that pages and addresses are held to alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.record import key

MOST_DAYS = 30
"""Streamlit keeps a sign-in no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Makes a copy private: who may look at it. Secrets never stand here."""

    provider: str = key(
        "Which provider of Streamlit's `secrets.toml`: `default` for `[auth]` itself, NAME for"
        " `[auth.NAME]`.",
        default="default",
        example="example",
    )
    everybody: bool = key(
        "Whether all are let in whom the provider knows.", default=False, example="true"
    )
    domains: tuple[str, ...] = key(
        "What stands behind the @ of those who are let in.", default=(), example="[example.org]"
    )
    addresses: tuple[str, ...] = key(
        "The e-mail addresses of those who are let in.", default=(), example="[ann@example.org]"
    )
    unverified: bool = key(
        "Whether an address counts that the provider does not call verified; only where nobody"
        " can choose an address there.",
        default=False,
        example="true",
    )
    days: int = key("Days after which one has to sign in again, 1 to 30.", default=7, example="1")

    def admits(self, claims: Mapping[str, object]) -> bool:
        """Whether somebody is let in, by what the provider says (OpenID Connect Core, 5.1).

        No claim that is missing or of another type than it should be lets anybody in.
        """
        if claims.get("provider") != self.provider or not claims.get("sub"):
            return False
        return self.everybody or self._knows(address_of(claims), claims.get("email_verified"))

    def _knows(self, address: str, verified: object) -> bool:
        """Whether the lists have an address. Some providers write `true` as a word."""
        if not (self.unverified or verified is True or verified == "true"):
            return False
        name, _, domain = address.partition("@")
        is_listed = domain in map(_folded, self.domains) or address in map(_folded, self.addresses)
        return bool(name) and is_listed


def address_of(claims: Mapping[str, object]) -> str:
    """The e-mail address that the provider gives, in small letters; empty where there is none."""
    address = claims.get("email")
    return _folded(address) if isinstance(address, str) else ""


def _folded(text: str) -> str:
    """In small letters. Beyond ASCII nothing is: there, other letters become the same small one."""
    return text.lower() if text.isascii() else text
