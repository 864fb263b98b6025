package dev.fairlead.agent.certificate;

/** What keys the certificates of users are for. */
public enum UserKeys {
    /** The same algorithm as the authority's, so that whoever can verify the one can verify the other. */
    AS_AUTHORITY,
    /** NIST P-256. */
    EC,
    /** 2048 bits. */
    RSA
}
