package dev.fairlead.configuration;

/**
 * What the types that ask a token service allow (authentication specification, 3.1.1 and 3.4).
 *
 * <p>Who logs on decides whether the client may be public: where it is the client itself, it has to prove who it is;
 * where it is a user, whose password, token, code or assertion is the proof, it need not (RFC 6749, 2.1 and 4.4).
 *
 * <pre>
 *                       client     must    type of URL          tokenServiceUser  clientAssertion.destinationName
 * OAuth2ClientCred.     clientId   prove   Dedicated, Common    yes               yes
 * OAuth2TechnicalUser   clientId   prove   Dedicated, Common    yes               yes
 * OAuth2Password        clientId           Dedicated (warned)                     yes
 * OAuth2TokenExchange   clientId           Dedicated (refused)                    yes
 * OAuth2AuthCode        clientId           Dedicated, Common                      yes
 * OAuth2RefreshToken    clientId           Dedicated, Common
 * OAuth2JWTBearer       clientId           Dedicated, Common
 * OAuth2UserTokenExch.  clientId           Dedicated, Common
 * OAuth2SAMLBearer      clientKey          Dedicated, Common    yes
 * </pre>
 */
enum OAuthRules {
    CLIENT_CREDENTIALS(PropertyNames.CLIENT_ID, true, CommonUrl.ALLOWED, true, true),
    TECHNICAL_USER(PropertyNames.CLIENT_ID, true, CommonUrl.ALLOWED, true, true),
    PASSWORD(PropertyNames.CLIENT_ID, false, CommonUrl.IGNORED, false, true),
    TOKEN_EXCHANGE(PropertyNames.CLIENT_ID, false, CommonUrl.REFUSED, false, true),
    AUTHORIZATION_CODE(PropertyNames.CLIENT_ID, false, CommonUrl.ALLOWED, false, true),
    REFRESH_TOKEN(PropertyNames.CLIENT_ID, false, CommonUrl.ALLOWED, false, false),
    JWT_BEARER(PropertyNames.CLIENT_ID, false, CommonUrl.ALLOWED, false, false),
    USER_TOKEN_EXCHANGE(PropertyNames.CLIENT_ID, false, CommonUrl.ALLOWED, false, false),
    SAML_BEARER(PropertyNames.CLIENT_KEY, false, CommonUrl.ALLOWED, true, false);

    /** What becomes of {@code tokenServiceURLType=Common}. */
    enum CommonUrl {
        ALLOWED,
        IGNORED,
        REFUSED
    }

    private final String clientProperty;
    private final boolean confidential;
    private final CommonUrl commonUrl;
    private final boolean serviceUser;
    private final boolean assertionDestination;

    OAuthRules(
            String clientProperty,
            boolean confidential,
            CommonUrl commonUrl,
            boolean serviceUser,
            boolean assertionDestination) {
        this.clientProperty = clientProperty;
        this.confidential = confidential;
        this.commonUrl = commonUrl;
        this.serviceUser = serviceUser;
        this.assertionDestination = assertionDestination;
    }

    String clientProperty() {
        return clientProperty;
    }

    boolean confidential() {
        return confidential;
    }

    CommonUrl commonUrl() {
        return commonUrl;
    }

    boolean serviceUser() {
        return serviceUser;
    }

    boolean assertionDestination() {
        return assertionDestination;
    }

    /** A client that is known by a key has no secret. */
    boolean secret() {
        return !clientProperty.equals(PropertyNames.CLIENT_KEY);
    }
}
