package dev.fairlead.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallInputTest {
    private static final Sensitive TOKEN = Sensitive.of("top-secret");

    @Test
    void noneBringsNothing() {
        CallInput nothing = new CallInput(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(CallInput.NONE).isEqualTo(nothing);
    }

    @Test
    void eachMethodAddsOneThingAndKeepsTheOthers() {
        AuthorizationCode code = new AuthorizationCode(TOKEN, Optional.empty(), Optional.empty());
        RefreshTokenReceiver receiver = token -> {};
        TypedToken subject = new TypedToken(TOKEN, TypedToken.ACCESS_TOKEN);
        TypedToken actor = new TypedToken(TOKEN, "urn:ietf:params:oauth:token-type:jwt");
        ClientAssertion assertion = new ClientAssertion(TOKEN, "type");

        CallInput all = CallInput.NONE
                .authorizationCode(code)
                .refreshToken(TOKEN)
                .refreshTokens(receiver)
                .subjectToken(subject)
                .actorToken(actor)
                .samlAssertion(TOKEN)
                .clientAssertion(assertion)
                .clientAssertionDestination("provider");

        assertThat(all)
                .isEqualTo(new CallInput(
                        Optional.of(code),
                        Optional.of(TOKEN),
                        Optional.of(receiver),
                        Optional.of(subject),
                        Optional.of(actor),
                        Optional.of(TOKEN),
                        Optional.of(assertion),
                        Optional.of("provider")));
        assertThat(CallInput.NONE.refreshToken()).isEmpty();
    }

    @Test
    void nothingOfItPrints() {
        CallInput input = CallInput.NONE
                .authorizationCode(new AuthorizationCode(TOKEN, Optional.empty(), Optional.of(TOKEN)))
                .refreshToken(TOKEN)
                .subjectToken(new TypedToken(TOKEN, TypedToken.ACCESS_TOKEN))
                .clientAssertion(new ClientAssertion(TOKEN, "type"));

        assertThat(input.toString()).doesNotContain("top-secret");
    }
}
