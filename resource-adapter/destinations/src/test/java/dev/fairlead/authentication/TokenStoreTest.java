package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.input.CallInput;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.saml.UserInfo;
import dev.fairlead.testing.CannedTransport;
import dev.fairlead.testing.TestClock;
import dev.fairlead.trust.Certificates;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How much is kept, and what it costs to find it. */
class TokenStoreTest {

    private final TestClock clock = new TestClock();
    private final CannedTransport service =
            new CannedTransport(200, number -> "{\"access_token\":\"t-" + number + "\",\"expires_in\":3600}");
    private final TokenServices shared = new TokenServices(clock, Runnable::run, pause -> {}, 10_000);
    private final Authenticator authenticator = new AuthenticatorFactory(
                    shared, new SamlAssertions(Optional::empty, UserInfo.OFFLINE, shared.userTokens(), clock))
            .create(
                    new DestinationScope("app", "erp", "1", "", false),
                    new Authentication.JwtBearer(tokenService(), UserTokenRules.DEFAULT),
                    "https://erp.example",
                    Certificates.NONE,
                    any -> service,
                    new Neighbourhood(),
                    Optional.empty());

    private static TokenService tokenService() {
        return new TokenService(
                "https://id.example/token",
                false,
                ProxyType.INTERNET,
                "client",
                Optional.of(Secret.of("s3cret")),
                Optional.empty(),
                true,
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                AssertionSettings.NONE,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private CallContext callOf(String user) {
        return new CallContext(
                Optional.of(new Caller(
                        new CallerIdentity("", "https://idp.example", user),
                        user,
                        Optional.of(UserToken.of(token(user))),
                        true)),
                CallInput.NONE);
    }

    /** Nobody here verifies signatures, and a hundred thousand of them take long to make. */
    private String token(String user) {
        String claims = "{\"sub\":\"" + user + "\",\"exp\":"
                + clock.instant().plusSeconds(3600).getEpochSecond() + "}";
        return "eyJhbGciOiJSUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    @Test
    void aHundredThousandUsersLeaveNoMoreThanTenThousandTokens() {
        for (int i = 0; i < 100_000; i++) {
            authenticator.token(callOf("user-" + i));
        }

        assertThat(service.exchanges()).hasSize(100_000);
        assertThat(shared.cache("app").size()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void aReadyTokenOfAUserIsFoundWithHardlyAnyGarbage() {
        CallContext call = callOf("anna");

        long bytes = LongStream.range(0, 20)
                .map(round -> allocatedPerLookup(call))
                .min()
                .orElseThrow();

        assertThat(service.exchanges()).hasSize(1);
        assertThat(bytes).as("once it is compiled").isLessThanOrEqualTo(200);
    }

    private long allocatedPerLookup(CallContext call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 20_000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            authenticator.token(call);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / calls;
    }
}
