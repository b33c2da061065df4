"""Prints vectors.json: hashes that passlib 1.7.4 and Django 3.2 make (Debian 12: python3-passlib, python3-django,
python3-argon2, python3-bcrypt). Salts are fixed, so that a second run prints the same:

    /usr/bin/python3 test/adapters/outside/vectors.py | diff - test/adapters/outside/vectors.json
"""

import base64
import hashlib
import json
import unicodedata
import warnings

warnings.simplefilter("ignore")

import argon2
from django.contrib.auth import hashers
from passlib import hash as passlib

TEXT = "correct horse battery"
DECOMPOSED = unicodedata.normalize("NFD", "pässwörd für José")
TEXTS = {
    "ASCII": TEXT,
    "NFC": unicodedata.normalize("NFC", DECOMPOSED),
    "NFD": DECOMPOSED,
    "emoji": "👩‍🚀 correct 🐎 battery",
    "long": "x" * 71 + "é and more than 72 bytes",
    "most": "👩" * 128,
    "NUL": "correct\0horse",
}

#: In base64 it has both of the characters that its variants spell differently.
SALT = b"\xfb\xef\xbe\xff\xff\xff 10 octets"
DJANGO_SALT = "Salt0of022characters0x"
BCRYPT_SALT = "abcdefghijklmnopqrstuu"


def argon2_cffi(kind, version=19):
    def encode(text, **cost):
        hashed = argon2.low_level.hash_secret(text.encode(), SALT, hash_len=32, type=kind, version=version, **cost)
        return hashed.decode()

    return encode


def made_by_passlib(scheme, salt, **settings):
    return lambda text, **cost: scheme.using(salt=salt, **settings, **cost).hash(text)


def made_by_django(hasher, salt=DJANGO_SALT):
    def encode(text, **cost):
        made = type("Costing", (hasher,), cost)()
        return made.encode(text, salt(cost) if callable(salt) else salt)

    return encode


def django_scrypt(text, n, r, p):
    """As ScryptPasswordHasher.encode of Django 4.0 defines it: Django 3.2 has none."""
    key = hashlib.scrypt(text.encode(), salt=DJANGO_SALT.encode(), n=n, r=r, p=p, maxmem=2**27, dklen=64)
    return "scrypt$%d$%s$%d$%d$%s" % (n, DJANGO_SALT, r, p, base64.b64encode(key).decode())


def django_bcrypt_salt(cost):
    return b"$2b$%02d$%s" % (cost["rounds"], BCRYPT_SALT.encode())


TINY_ARGON2 = dict(memory_cost=64, time_cost=2, parallelism=2)
ARGON2 = dict(memory_cost=102400, time_cost=2, parallelism=8)
KIND = argon2.low_level.Type

#: What makes it, a low cost, and the cost that the library's own default is.
SCHEMES = {
    "passlib argon2id": (made_by_passlib(passlib.argon2, SALT, type="ID"), TINY_ARGON2, ARGON2),
    "passlib argon2i": (made_by_passlib(passlib.argon2, SALT, type="I"), TINY_ARGON2, ARGON2),
    "passlib argon2d": (made_by_passlib(passlib.argon2, SALT, type="D"), TINY_ARGON2, ARGON2),
    "argon2-cffi argon2i of version 16": (argon2_cffi(KIND.I, 16), TINY_ARGON2, ARGON2),
    "passlib django_argon2": (made_by_passlib(passlib.django_argon2, SALT), TINY_ARGON2, ARGON2),
    "Django argon2": (made_by_django(hashers.Argon2PasswordHasher), TINY_ARGON2, ARGON2),
    "passlib scrypt": (made_by_passlib(passlib.scrypt, SALT), dict(rounds=4), dict(rounds=16)),
    "Django scrypt": (django_scrypt, dict(n=16, r=8, p=1), dict(n=2**14, r=8, p=5)),
    "passlib pbkdf2_sha1": (made_by_passlib(passlib.pbkdf2_sha1, SALT), dict(rounds=9), dict(rounds=131000)),
    "passlib pbkdf2_sha256": (made_by_passlib(passlib.pbkdf2_sha256, SALT), dict(rounds=9), dict(rounds=29000)),
    "passlib pbkdf2_sha512": (made_by_passlib(passlib.pbkdf2_sha512, SALT), dict(rounds=9), dict(rounds=25000)),
    "Django pbkdf2_sha256": (
        made_by_django(hashers.PBKDF2PasswordHasher), dict(iterations=9), dict(iterations=260000)),
    "Django pbkdf2_sha1": (
        made_by_django(hashers.PBKDF2SHA1PasswordHasher), dict(iterations=9), dict(iterations=260000)),
    "passlib bcrypt 2a": (
        made_by_passlib(passlib.bcrypt, BCRYPT_SALT, ident="2a"), dict(rounds=4), dict(rounds=12)),
    "passlib bcrypt 2b": (
        made_by_passlib(passlib.bcrypt, BCRYPT_SALT, ident="2b"), dict(rounds=4), dict(rounds=12)),
    "passlib bcrypt 2y": (
        made_by_passlib(passlib.bcrypt, BCRYPT_SALT, ident="2y"), dict(rounds=4), dict(rounds=12)),
    "passlib bcrypt_sha256 of version 1": (
        made_by_passlib(passlib.bcrypt_sha256, BCRYPT_SALT, version=1), dict(rounds=4), dict(rounds=12)),
    "passlib bcrypt_sha256 of version 1 and 2a": (
        made_by_passlib(passlib.bcrypt_sha256, BCRYPT_SALT, version=1, ident="2a"), dict(rounds=4), dict(rounds=12)),
    "passlib bcrypt_sha256 of version 2": (
        made_by_passlib(passlib.bcrypt_sha256, BCRYPT_SALT), dict(rounds=4), dict(rounds=12)),
    "Django bcrypt": (
        made_by_django(hashers.BCryptPasswordHasher, django_bcrypt_salt), dict(rounds=4), dict(rounds=12)),
    "Django bcrypt_sha256": (
        made_by_django(hashers.BCryptSHA256PasswordHasher, django_bcrypt_salt), dict(rounds=4), dict(rounds=12)),
}

#: They refuse a text with NUL in it.
WITHOUT_NUL = {"passlib bcrypt 2a", "passlib bcrypt 2b", "passlib bcrypt 2y", "Django bcrypt"}


def vectors():
    for scheme, (encode, low, default) in SCHEMES.items():
        for text in TEXTS:
            if text != "NUL" or scheme not in WITHOUT_NUL:
                yield dict(scheme=scheme, text=text, cost="low", hash=encode(TEXTS[text], **low))
        yield dict(scheme=scheme, text="ASCII", cost="default", hash=encode(TEXT, **default))


print(json.dumps({"texts": TEXTS, "vectors": list(vectors())}, indent=2))
