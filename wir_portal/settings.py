"""All settings, read from the environment; docs/settings.md explains each of them."""

import hashlib
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from database.languages import OF_SITE
from wir_portal import catalogs

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# "production" (the default: fail closed), "demonstration" (make run), "development" (make dev), "test"
MODE = env.str("WIR_MODE", "production")
if MODE not in {"production", "demonstration", "development", "test"}:
    raise ImproperlyConfigured(f"WIR_MODE={MODE!r} is unknown.")
PRODUCTION = MODE == "production"
DEBUG = MODE == "development"
DEBUG_TOOLBAR = DEBUG and env.bool("DEBUG_TOOLBAR", False)

SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
COOKIES_SECURE = env.bool("COOKIES_SECURE", PRODUCTION)
# The number of reverse proxies in front, whose X-Forwarded-For and X-Forwarded-Proto are believed
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
if PRODUCTION:
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("Production needs SECRET_KEY with at least 50 characters.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("Production needs ALLOWED_HOSTS, named one by one.")
    if not COOKIES_SECURE:
        raise ImproperlyConfigured("Production needs secure cookies: leave COOKIES_SECURE on.")
else:
    SECRET_KEY = SECRET_KEY or "not-secret-" + MODE * 10
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]", "testserver"]

SITE_URL = env.str(
    "SITE_URL", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
).rstrip("/")
SITE_NAME = env.str("SITE_NAME", "WIR-Portal")
# Who stands behind the site: head line, footer, imprint
SITE_OWNER = {
    "name": env.str("SITE_OWNER_NAME", "Wetteraukreis"),
    "office": env.str("SITE_OWNER_OFFICE", "Der Kreisausschuss"),
    "street": env.str("SITE_OWNER_STREET", "Europaplatz"),
    "city": env.str("SITE_OWNER_CITY", "61169 Friedberg"),
}
# Whom to tell of a hole in the site: an address with its scheme, for /.well-known/security.txt
SECURITY_CONTACT = env.str("SECURITY_CONTACT", f"{SITE_URL}/impressum/")
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
# Outside of the database: whoever restores a backup anonymises again whom it brings back
ERASURES_FILE = Path(env.str("ERASURES_FILE", str(VAR_DIR / "erasures.jsonl")))

INSTALLED_APPS = [
    "wir_portal.apps.PortalConfig",
    "open_data",
    "subscriptions",
    "news",
    "programs",
    "duties",
    "organization",
    "publishing",
    "media_library",
    "accounts",
    "search",
    "content_editor",
    "django_prose_editor",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "wir_portal.admin_config.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

# Whatever sets headers stands outside of what may answer early: redirects to HTTPS and static files have them too
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "wir_portal.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Around whatever makes or finds an address
    "wir_portal.speaking.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.sessions.SessionLimitsMiddleware",
    # After whoever signs out, and before whatever lets somebody in
    "accounts.enforcement.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "publishing.clock.ClockMiddleware",
]

ROOT_URLCONF = "wir_portal.urls"
# Widgets of our own have their templates beside all others
FORM_RENDERER = "wir_portal.form_writing.WrittenForms"
WSGI_APPLICATION = "wir_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Every template of the public site has words to translate
            "builtins": ["django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wir_portal.site.site",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
# Opening a connection costs more than many a page: a worker keeps its own for a while. In tests that would be
# in the way when the database goes.
DATABASES["default"]["CONN_MAX_AGE"] = 0 if MODE == "test" else env.int("DATABASE_CONN_MAX_AGE", 60)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Recursive: else REPLACE would delete rows past the guards
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
        " PRAGMA recursive_triggers=ON;",
    }
    # A file, because tests with threads need connections of their own
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL would compile long questions (0.3 s) to answer them in milliseconds
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    # Two checkouts may be tested on one server at the same time
    _checkout = hashlib.sha256(str(BASE_DIR).encode()).hexdigest()[:8]
    DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}_{_checkout}"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What processes share: above all the counters of sign-in throttling
REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
elif MODE == "test":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
else:
    # A table of the database, made after migrating (wir_portal.apps)
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "wir_portal_cache",
            # Django would begin to drop at 300: counters of throttling and used one-time codes must stay their time
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }

AUTH_USER_MODEL = "accounts.User"
# allauth's backend, on which ours is built, also does what Django's own does; both together would hash passwords twice
AUTHENTICATION_BACKENDS = [
    "accounts.backend.AccountBackend",
    # Signs nobody in: it answers whether a document is this person's to work on
    "publishing.rights.TeamBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.RepetitionValidator"},
]
# How long the link of an invitation is good
INVITATION_DAYS = env.int("INVITATION_DAYS", 7)
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"

# Sign-in (allauth); what it may and may not do stands in accounts/adapter.py
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "reset_password": "accounts.forms.PasswordResetForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.PasswordChangeForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Per address of the network ("ip"), or per account and address together ("key", see the adapter): nobody can use up
# the attempts of somebody elsewhere. Counted in the cache, which several processes must share.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "10/m/ip",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    # Asking for another address: two e-mails each time
    "manage_email": "5/10m/user",
    "reauthenticate": "10/m/user",
    # Addresses of previews that open nothing
    "preview_link": "30/m/ip",
    # Asking for e-mails, or for the link to manage them: one e-mail each
    "subscribe": "10/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.ActivateCodesForm",
    "add_webauthn": "accounts.forms.AddKeyForm",
    "edit_webauthn": "accounts.forms.RenameKeyForm",
}
# Whether staff without a second factor get no further than to the page for setting one up (accounts.enforcement)
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", PRODUCTION)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "WIR-Portal"
# Administration enters the addresses, and whoever sets the first password has read the e-mail
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

# Sign-in through the county's own identity provider, by OpenID Connect (accounts.oidc); without a URL there is none
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", "").rstrip("/")
OIDC_NAME = env.str("OIDC_NAME", "dem Dienstkonto")
OIDC_CLIENT_ID = env.str("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", "")
# Where the provider shows its pages: forms may lead there (Content Security Policy)
OIDC_ORIGINS = env.list("OIDC_ORIGINS", default=["/".join(OIDC_SERVER_URL.split("/")[:3])])
# "value=role" and "value=team": what the provider says of somebody, and what it means here
OIDC_CLAIM = env.str("OIDC_CLAIM", "groups")
OIDC_ROLES = env.list("OIDC_ROLES", default=[])
OIDC_TEAMS = env.list("OIDC_TEAMS", default=[])
# Whom it lets in beyond the accounts that are linked already
OIDC_TRUST_EMAIL = env.bool("OIDC_TRUST_EMAIL", False)
OIDC_CREATE_ACCOUNTS = env.bool("OIDC_CREATE_ACCOUNTS", False)
# Values of the claims amr and acr that stand for a second factor; without any the portal asks for its own
OIDC_SECOND_FACTOR = env.list("OIDC_SECOND_FACTOR", default=[])
if OIDC_SERVER_URL and not (OIDC_CLIENT_ID and OIDC_CLIENT_SECRET):
    raise ImproperlyConfigured("OIDC_SERVER_URL needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.")
if PRODUCTION and OIDC_SERVER_URL and not OIDC_SERVER_URL.startswith("https://"):
    raise ImproperlyConfigured("OIDC_SERVER_URL must begin with https:// in production.")
SOCIALACCOUNT_ADAPTER = "accounts.oidc.ProviderAdapter"

# How long a sign-in lasts: without any request, and altogether
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", 60)
SESSION_HOURS = env.int("SESSION_HOURS", 12)
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60

# scrypt: hard to guess with much memory at once, and needs no further package
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# With "__Host-" a browser takes the cookie over HTTPS only, for the whole site and for no other host
_PREFIX = "__Host-" if COOKIES_SECURE else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sitzung"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = COOKIES_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_PREFIX}formular"
CSRF_COOKIE_AGE = None  # gone with the browser, as the session is

if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 365 * 24 * 60 * 60 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Preloading binds every host under a domain, for years: the domain's owner decides that, not this portal
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Forms and uploads; what a picture or a document may be, media_library decides
FORMS_URLFIELD_ASSUME_HTTPS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a long text has some hundred blocks with ten fields each
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o640
# Where large uploads wait to be checked: a place of our own, so that those of a killed server are found and deleted
FILE_UPLOAD_TEMP_DIR = VAR_DIR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o750, exist_ok=True)
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750

EMAIL_URL = env.str("EMAIL_URL", "smtp://localhost:25" if PRODUCTION else "")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 20
EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", f"{SITE_NAME} <portal@localhost>")
# To which undeliverable e-mails of subscriptions come back, each with a mark of its own (subscriptions.verp)
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", "")
if BOUNCE_ADDRESS and "@" not in BOUNCE_ADDRESS:
    raise ImproperlyConfigured("BOUNCE_ADDRESS must be an e-mail address.")

# Who is told of messages from visitors, and answered to (duties.tasks)
MESSAGES_MAILBOX = env.list("MESSAGES_MAILBOX", default=[])

# To standard output, without addresses of visitors; whoever collects it forgets it in time (docs/operations.md)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

# "Integration" and "integration" are one topic
TAGGIT_CASE_INSENSITIVE = True

LANGUAGE_CODE = "de"
# In which the site itself speaks: whoever reads /en/… finds menus, headings and dates in English
LANGUAGES = [(language.code.lower(), language.autonym) for language in OF_SITE]
LOCALE_PATHS = [catalogs.compiled(BASE_DIR / "locale", VAR_DIR / "locale")]
# Into which languages texts are translated; the newsroom itself speaks German
CONTENT_LANGUAGES = env.list(
    "CONTENT_LANGUAGES", default=["de-simple", "en", "uk", "ar", "tr", "ru", "fa-AF", "pl", "ro"]
)
# Machine translation: without a key none is offered, and no text leaves the house
DEEPL_AUTH_KEY = env.str("DEEPL_AUTH_KEY", "")
DEEPL_SERVER_URL = env.str("DEEPL_SERVER_URL", "")
DEEPL_GLOSSARIES = env.dict("DEEPL_GLOSSARIES", default={})
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
# Whether the worker asks other sites if the addresses that we link to still answer (publishing.hyperlinks)
CHECK_LINKS = env.bool("CHECK_LINKS", PRODUCTION)
# "host:port" or the path of clamd's socket; where it is set, no upload is taken without its answer
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", "")

# Whose players a page may embed after a click (publishing.videos); others are only linked to
VIDEO_PROVIDERS = env.list("VIDEO_PROVIDERS", default=["youtube", "vimeo"])
if unknown := set(VIDEO_PROVIDERS) - {"youtube", "vimeo"}:
    raise ImproperlyConfigured(f"VIDEO_PROVIDERS: {', '.join(sorted(unknown))} is unknown.")
VIDEO_PEERTUBE_HOSTS = env.list("VIDEO_PEERTUBE_HOSTS", default=[])
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE in {"test", "development"}
        else "wir_portal.static_files.SiteStaticFilesStorage"
    },
}

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if MODE == "test"
        else "django_tasks_db.DatabaseBackend"
    }
}

# Open data: the licence (open_data.licences), and how many requests an address may send in a minute
OPEN_DATA_LICENCE = env.str("OPEN_DATA_LICENCE", "dl-de/by-2-0")
OPEN_DATA_REQUESTS_PER_MINUTE = env.int("OPEN_DATA_REQUESTS_PER_MINUTE", 120)
# What the ids of awards begin with (open_data.grants), and what the catalogue says of the county (open_data.catalog)
OPEN_DATA_GRANT_PREFIX = env.str("OPEN_DATA_GRANT_PREFIX", "")
OPEN_DATA_DISTRICT_KEY = env.str("OPEN_DATA_DISTRICT_KEY", "06440")
OPEN_DATA_CONTRIBUTOR_ID = env.str("OPEN_DATA_CONTRIBUTOR_ID", "")
OPEN_DATA_CONTACT = env.str("OPEN_DATA_CONTACT", f"{SITE_URL}/impressum/")

# Content Security Policy: nothing but our own files. The block editor adds what it needs (publishing.newsroom.csp);
# Trusted Types hold on the public site (wir_portal.headers).
CONTENT_SECURITY_POLICY: dict[str, dict[str, list[Any]]] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
    }
}

if DEBUG_TOOLBAR:
    # Inside the CSP, for its nonce; without Trusted Types, which its scripts do not know
    INSTALLED_APPS.append("debug_toolbar")
    MIDDLEWARE.insert(1, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1"]
    for _name in ("script-src", "style-src"):
        CONTENT_SECURITY_POLICY["DIRECTIVES"][_name].append(NONCE)
    del CONTENT_SECURITY_POLICY["DIRECTIVES"]["require-trusted-types-for"]
