package dev.fairlead.cdi.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 7636. */
class CodeVerifierTest {
    private static final CodeVerifier VECTOR = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    /** RFC 7636, appendix B; specification of authentication, 14.5. */
    @Test
    void theChallengeIsTheOneOfTheVector() {
        assertThat(VECTOR.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void neverPrints() {
        assertThat(VECTOR.toString()).doesNotContain(VECTOR.value());
    }
}
