package dev.fairlead.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void sameUserIdOfTwoIssuersOrTenantsIsTwoUsers() {
        assertThat(new CallerIdentity("", "https://one", "anna"))
                .isNotEqualTo(new CallerIdentity("", "https://two", "anna"))
                .isNotEqualTo(new CallerIdentity("acme", "https://one", "anna"))
                .isEqualTo(new CallerIdentity("", "https://one", "anna"));
    }

    @Test
    void nobodyIsIdentifiedWithoutIssuerAndUserId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallerIdentity("", " ", "anna"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallerIdentity("", "https://one", ""));
    }

    @Test
    void tokenNeverPrints() {
        UserToken token = UserToken.of("eyJhbGciOiJub25lIn0.e30.");
        Caller caller = new Caller(new CallerIdentity("", "https://one", "anna"), "Anna", Optional.of(token));

        assertThat(caller.toString()).doesNotContain("eyJ");
        assertThat(token.reveal()).startsWith("eyJ");
    }

    @Test
    void aCallerIsTheApplicationsWordUntilSomebodyHasVerifiedIt() {
        Caller claimed = new Caller(new CallerIdentity("", "https://one", "anna"), "Anna", Optional.empty());

        assertThat(claimed.verified()).isFalse();
        assertThat(claimed.asVerified().verified()).isTrue();
        assertThat(claimed.asVerified().identity()).isEqualTo(claimed.identity());
        assertThat(claimed.asVerified().asClaimed()).isEqualTo(claimed);
    }

    @Test
    void tokensAreComparedByTheirText() {
        assertThat(UserToken.of("a.b.c")).isEqualTo(UserToken.of("a.b.c")).isNotEqualTo(UserToken.of("a.b.d"));
    }

    @Test
    void aTokensDigestIsItsSha256() {
        assertThat(UserToken.of("abc").digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
