package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users whom the container knows by name only; specification of authentication, 4.2, source 7. */
class NamedCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    /** The bean of a container on a thread without a request. */
    @ApplicationScoped
    static class NoRequest {
        @Produces
        HttpServletRequest request() {
            return answering((proxy, method, arguments) -> {
                throw new IllegalStateException("no request on this thread");
            });
        }
    }

    /** The request that is under way; its headers carry another user's token. */
    @ApplicationScoped
    static class RequestOfSomebodyElse {
        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Produces
        HttpServletRequest request() {
            return answering((proxy, method, arguments) -> {
                asked.add(method.getName());
                return switch (method.getName()) {
                    case "getAuthType" -> HttpServletRequest.FORM_AUTH;
                    case "getHeader" -> "Bearer token-of-bob";
                    default -> null;
                };
            });
        }

        List<String> asked() {
            return asked;
        }
    }

    private static HttpServletRequest answering(InvocationHandler answers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, answers);
    }

    @Test
    void thereIsNoTokenAndTheContainerIsTheIssuer() {
        server.deploySecured();
        server.signIn(named("alice"));

        Caller caller = server.caller().orElseThrow();

        assertThat(caller.identity()).isEqualTo(new CallerIdentity("", "container", "alice"));
        assertThat(caller.token()).isEmpty();
        assertThat(caller.verified()).isTrue();
    }

    @Test
    void theMechanismThatLoggedTheUserOnIsTheIssuer() {
        server.deploySecured(RequestOfSomebodyElse.class);
        server.signIn(named("alice"));

        assertThat(server.caller().orElseThrow().identity().issuer()).isEqualTo("FORM");
    }

    @Test
    void aPrincipalWithoutARequestRanAsSomebodyWhoDidNotLogOn() {
        server.deploySecured(NoRequest.class);
        server.signIn(named("timer"));

        assertThat(server.caller().orElseThrow().identity().issuer()).isEqualTo("run-as");
    }

    @Test
    @Tag("AUTH-31")
    void theAuthorizationHeaderOfTheRequestIsNotEvenRead() {
        server.deploySecured(RequestOfSomebodyElse.class);
        server.signIn(named("alice"));

        assertThat(server.caller().orElseThrow().identity().userId()).isEqualTo("alice");
        assertThat(server.caller().orElseThrow().token()).isEmpty();
        assertThat(server.bean(RequestOfSomebodyElse.class).asked()).containsOnly("getAuthType");
    }
}
