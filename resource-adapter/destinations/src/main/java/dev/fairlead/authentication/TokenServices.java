package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.jwt.UserTokenReader;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the destinations of an engine share when they ask token services. */
public final class TokenServices {

    private final Clock clock;
    private final Executor executor;
    private final Pause pause;
    private final int tokensPerApplication;
    private final ClientCircuit circuit;
    private final UserTokenReader userTokens;
    private final KnownUsers users;
    // an application's cache lives as long as one of its destinations does
    private final Cache<String, TokenCache> caches =
            Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

    /**
     * @param clock the time that tokens expire by
     * @param executor runs renewals in the background
     * @param pause how to wait between attempts
     * @param tokensPerApplication how many tokens of one application are kept
     */
    public TokenServices(Clock clock, Executor executor, Pause pause, int tokensPerApplication) {
        this.clock = clock;
        this.executor = executor;
        this.pause = pause;
        this.tokensPerApplication = tokensPerApplication;
        this.circuit = new ClientCircuit(clock);
        this.userTokens = new UserTokenReader(clock);
        this.users = new KnownUsers(userTokens::current);
    }

    /** Reads users' tokens. */
    public UserTokenReader userTokens() {
        return userTokens;
    }

    /** The time that tokens and sessions expire by. */
    public Clock clock() {
        return clock;
    }

    Pause pause() {
        return pause;
    }

    ClientCircuit circuit() {
        return circuit;
    }

    /** Users of whom the container has verified who they are. */
    KnownUsers users() {
        return users;
    }

    /** The tokens of one application; no application reads another's. */
    TokenCache cache(String application) {
        return caches.get(application, name -> new TokenCache(clock, executor, tokensPerApplication));
    }
}
