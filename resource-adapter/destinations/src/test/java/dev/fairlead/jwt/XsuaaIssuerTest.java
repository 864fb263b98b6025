package dev.fairlead.jwt;

import static dev.fairlead.jwt.VerifierFixture.HEADER;
import static dev.fairlead.jwt.VerifierFixture.PAYLOAD;
import static dev.fairlead.jwt.VerifierFixture.assertRefused;
import static dev.fairlead.jwt.VerifierFixture.issuer;
import static dev.fairlead.jwt.VerifierFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.json.StrictJson;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XsuaaIssuerTest {

    private final VerifierFixture fixture = new VerifierFixture();

    private final XsuaaIssuer xsuaa = new XsuaaIssuer(
            "authentication.eu10.example.com",
            Set.of("sb-fairlead!t1", "broker!b7"),
            Set.of("0c7d5d0e-0000-4000-8000-000000000001"));

    private UserClaims claims(String members) {
        return new UserClaims(StrictJson.parse("{" + members + "}").asJsonObject());
    }

    @ParameterizedTest
    @CsvSource({
        "https://mytenant.authentication.eu10.example.com/oauth/token, true",
        "https://a.b.authentication.eu10.example.com/oauth/token, false",
        "https://authentication.eu10.example.com/oauth/token, false",
        "https://x.authenticationXeu10.example.com/oauth/token, false",
        "https://x.authentication.eu10.example.com.evil.org/oauth/token, false",
        "https://evil.org/x.authentication.eu10.example.com/oauth/token, false",
        "https://u@x.authentication.eu10.example.com/oauth/token, false",
        "https://x%2e.authentication.eu10.example.com/oauth/token, false",
        "http://x.authentication.eu10.example.com/oauth/token, false",
        "https://x.authentication.eu10.example.com/oauth/token/, false",
        "https://x.authentication.eu10.example.com:444/oauth/token, false"
    })
    void itsNameHasOneLabelInFrontOfTheDomain(String issuer, boolean expected) {
        assertThat(xsuaa.issued(claims("\"iss\":\"" + issuer + "\""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "aud":["sb-fairlead!t1"]                       ; true
            "aud":["sb-fairlead!t1.read","uaa"]            ; true
            "aud":"sb-clone-1|broker!b7"                   ; true
            "aud":"sb-clone-1|broker!b77"                  ; false
            "aud":"sb-clone-1|sb-fairlead!t1"              ; false
            "aud":"sb-fairlead!t2"                         ; false
            "aud":[],"azp":"sb-fairlead!t1"                ; false
            "azp":"sb-fairlead!t1"                         ; true
            "client_id":"sb-fairlead!t1"                   ; true
            "sub":"sb-fairlead!t1"                         ; false
            """)
    void audiencesAreComparedWithoutTheirScope(String members, boolean expected) {
        assertThat(xsuaa.meantForUs(claims(members))).isEqualTo(expected);
    }

    @Test
    void theKeysAreThoseOfTheTenantByConfiguration() {
        assertThat(xsuaa.keys(claims("\"zid\":\"0c7d5d0e-0000-4000-8000-000000000001\"")))
                .extracting(location -> {
                    var url = ((KeyLocation.At) location).url();
                    return url + "?" + url.query();
                })
                .isEqualTo("https://authentication.eu10.example.com/token_keys"
                        + "?zid=0c7d5d0e-0000-4000-8000-000000000001");
    }

    @Test
    void aTenantThatIsNotServedGetsNoKeys() {
        UserToken token = signed(HEADER, PAYLOAD.replace("}", ",\"zid\":\"another\"}"));

        assertRefused(fixture.verifier(xsuaa), token, UserTokenRules.DEFAULT, "tenant");
        assertRefused(fixture.verifier(xsuaa), signed(HEADER, PAYLOAD), UserTokenRules.DEFAULT, "tenant");
    }

    @Test
    void aConfigurationThatWouldTrustEverybodyIsRefused() {
        assertThatThrownBy(() -> new XsuaaIssuer("", Set.of("a"), Set.of("b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XsuaaIssuer("uaa.example", Set.of(), Set.of("b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XsuaaIssuer("uaa.example", Set.of("a"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XsuaaIssuer("uaa.example", Set.of("a"), Set.of("b&x=y")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenIdIssuer(
                        "https://idp.example",
                        Set.of(),
                        Set.of(),
                        EnumSet.allOf(SignatureAlgorithm.class),
                        new KeyLocation.Inline("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
