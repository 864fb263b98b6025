package dev.fairlead.binding.credentials;

/** What kind of token service issues a binding's tokens. */
public enum TokenIssuer {
    /** XSUAA: {@code /oauth/token}; tenants have hosts of their own below one domain. */
    XSUAA("/oauth/token"),
    /** SAP Cloud Identity Services: {@code /oauth2/token}; tokens are bound to the client's certificate. */
    IDENTITY("/oauth2/token");

    private final String path;

    TokenIssuer(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
