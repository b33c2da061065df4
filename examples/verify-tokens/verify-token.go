package main

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// Keys are kept for four minutes. An unknown kid has them fetched anew, at most once in 30 seconds.
type Keys struct {
	URL     string
	mutex   sync.Mutex
	byKid   map[string]*ecdsa.PublicKey
	fetched time.Time
}

var client = http.Client{Timeout: 5 * time.Second}

func (k *Keys) Find(kid string) (*ecdsa.PublicKey, error) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	age := time.Since(k.fetched)
	if key := k.byKid[kid]; key != nil && age < 4*time.Minute {
		return key, nil
	}
	if age > 30*time.Second {
		if err := k.fetch(); err != nil {
			return nil, err
		}
	}
	if key := k.byKid[kid]; key != nil {
		return key, nil
	}
	return nil, errors.New("no such key")
}

func (k *Keys) fetch() error {
	k.fetched = time.Now()
	k.byKid = map[string]*ecdsa.PublicKey{}
	response, err := client.Get(k.URL)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var set struct {
		Keys []struct{ Kid, Crv, X, Y string }
	}
	if err := json.NewDecoder(response.Body).Decode(&set); err != nil {
		return err
	}
	for _, key := range set.Keys {
		x, errX := base64.RawURLEncoding.DecodeString(key.X)
		y, errY := base64.RawURLEncoding.DecodeString(key.Y)
		if key.Crv == "P-256" && errX == nil && errY == nil {
			k.byKid[key.Kid] = &ecdsa.PublicKey{Curve: elliptic.P256(), X: new(big.Int).SetBytes(x), Y: new(big.Int).SetBytes(y)}
		}
	}
	return nil
}

type Claims struct {
	Iss, Aud, Sub, Sid string
	Iat, Exp           int64
}

func decode(part string, into any) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// Verify answers the claims, or why the token is not good.
func Verify(keys *Keys, issuer, audience, token string) (claims Claims, err error) {
	parts := strings.Split(token, ".")
	var header struct {
		Alg, Typ, Kid string
		Crit          []string
	}
	if len(parts) != 3 || decode(parts[0], &header) != nil {
		return claims, errors.New("not a token")
	}
	if header.Alg != "ES256" || header.Typ != "at+jwt" || header.Crit != nil {
		return claims, errors.New("not an access token")
	}
	key, err := keys.Find(header.Kid)
	if err != nil {
		return claims, err
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(signature) != 64 {
		return claims, errors.New("not a signature")
	}
	hash := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if !ecdsa.Verify(key, hash[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])) {
		return claims, errors.New("signed by somebody else")
	}
	if err := decode(parts[1], &claims); err != nil {
		return claims, err
	}
	if claims.Iss != issuer || claims.Aud != audience || claims.Sub == "" || claims.Sid == "" {
		return claims, errors.New("meant for others")
	}
	if now := time.Now().Unix(); now >= claims.Exp || claims.Iat > now+60 {
		return claims, errors.New("expired, or not good yet")
	}
	return claims, nil
}

func main() {
	keys := &Keys{URL: os.Getenv("JWKS_URL")}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		claims, err := Verify(keys, os.Getenv("ISSUER"), os.Getenv("AUDIENCE"), lines.Text())
		if err != nil {
			fmt.Println("refused:", err)
		} else {
			fmt.Println("user", claims.Sub)
		}
	}
}
