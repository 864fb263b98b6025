package dev.fairlead.jwt;

import dev.fairlead.error.ErrorCode;

/** Why a token is not believed (authentication specification, 11.2). The names are what operators read in messages. */
enum Refusal {
    /** Longer than 16 KiB. */
    SIZE("size"),
    /** Not of three parts, so of a kind that only its issuer understands. */
    OPAQUE("format", ErrorCode.NO_USER_TOKEN),
    /** The parts are no base64url, header or payload is no JSON object, or a member stands there twice. */
    FORMAT("format"),
    /** Not signed, signed with an algorithm that is not allowed, or with one that does not fit the key. */
    ALG("alg"),
    /** Of another kind: {@code typ}, {@code cty} or {@code crit}. */
    TYP("typ"),
    /** Its issuer is not known here. */
    ISS("iss"),
    /** Of a tenant that the issuer does not serve. */
    TENANT("tenant"),
    /** No key of that name, or the signature is wrong. */
    SIG("sig"),
    /** Without expiry. */
    EXP("exp"),
    /** Expired. */
    EXPIRED("exp", ErrorCode.USER_TOKEN_EXPIRED),
    /** Not valid yet, or issued in the future. */
    NBF("nbf"),
    /** Made for somebody else. */
    AUD("aud");

    private final String check;
    private final ErrorCode code;

    Refusal(String check) {
        this(check, ErrorCode.USER_TOKEN_REJECTED);
    }

    Refusal(String check, ErrorCode code) {
        this.check = check;
        this.code = code;
    }

    /** The check that failed, for messages. */
    String check() {
        return check;
    }

    /** The error that it is. */
    ErrorCode code() {
        return code;
    }
}
