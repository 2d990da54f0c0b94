"""Access tokens as the mail servers' logins want them."""


def xoauth2(user: str, token: str) -> str:
    return f"user={user}\1auth=Bearer {token}\1\1"


def oauthbearer(user: str, token: str) -> str:
    """RFC 7628 3.1; the name's own signs are escaped as in RFC 5801 4."""
    name = user.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={name},\1auth=Bearer {token}\1\1"
