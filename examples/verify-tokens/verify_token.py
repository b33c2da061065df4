import math
import os
import sys
import time

import jwt


class Keys(jwt.PyJWKClient):
    """Kept for four minutes. An unknown kid has them fetched anew, at most once in 30 seconds."""

    fetched_at = -math.inf

    def fetch_data(self):
        self.fetched_at = time.monotonic()
        return super().fetch_data()

    def get_jwk_set(self, refresh=False):
        return super().get_jwk_set(refresh and time.monotonic() - self.fetched_at > 30)


class TokenVerifier:
    def __init__(self, issuer, audience, jwks_url):
        self.issuer, self.audience = issuer, audience
        self.keys = Keys(jwks_url, lifespan=240)

    def verify(self, token):
        """Answers the claims. Raises jwt.PyJWTError where the token is not good, or the keys cannot be had."""
        header = jwt.get_unverified_header(token)
        if header.get("typ") != "at+jwt" or "crit" in header:
            raise jwt.InvalidTokenError("not an access token")
        return jwt.decode(
            token,
            self.keys.get_signing_key(header.get("kid")).key,
            algorithms=["ES256"],
            issuer=self.issuer,
            audience=self.audience,
            options={"require": ["sub", "sid", "iat", "exp", "iss", "aud"]},
        )


if __name__ == "__main__":
    verifier = TokenVerifier(os.environ["ISSUER"], os.environ["AUDIENCE"], os.environ["JWKS_URL"])
    for line in sys.stdin:
        try:
            print("user", verifier.verify(line.strip())["sub"])
        except jwt.PyJWTError as refusal:
            print("refused:", refusal)
