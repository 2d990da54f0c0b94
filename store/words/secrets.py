"""Why there is no password to be had, by the codes of `sync.credentials.NoSecret`.

quoted: the account's name as a shell takes it.
"""

from store.words.i18n import _

SENTENCES = {
    "command-failed": _("password_command failed (exit status {status}): {text}"),
    "command-timeout": _("password_command did not end within a minute"),
    "command-empty": _("password_command printed nothing"),
    "env-missing": _("the environment variable {text} (password_env) is not set"),
    "no-keyring": _("this machine has no keyring; use password_command"),
    "keyring-empty": _("the keyring holds no password of {user}: `owed login {quoted}`"),
    "keyring-failed": _("the keyring did not answer ({text}); use password_command"),
    "garbled": _("the password is no text in UTF-8, or holds a NUL; look at where it is kept"),
    "oauth-login": _("the provider wants to be asked: `owed login {quoted}` {text}"),
    "oauth-keyring": _("the keyring, which holds the token, does not answer ({text}): unlock it"),
    "oauth-extra": _("OAuth2 needs a package that is not installed: {text}"),
    "oauth-failed": _("the provider gave no access: {text}"),
    "oauth-tenant": _(
        "the provider does not find the client of `oauth_client` there; set `oauth_tenant` to the "
        "tenant of the firm that registered it: {text}"
    ),
    "unknown-kind": _("“{text}” cannot be used to log in here; use an app password"),
}
