package dev.fairlead.emulator.system;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;

/**
 * The users of a system, and their logon. A user who gave a wrong password five times in a row is locked. Safe for use
 * by several threads.
 */
public final class Users {
    private static final int MOST_FAILURES = 5;

    private final Set<String> clients;
    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Function<X509Certificate, Optional<String>> certificateUsers;

    /**
     * No users yet.
     *
     * @param clients that exist
     * @param certificateUsers the name of the user of a certificate, where its subject is not that of a user
     */
    public Users(Set<String> clients, Function<X509Certificate, Optional<String>> certificateUsers) {
        this.clients = Set.copyOf(clients);
        this.certificateUsers = certificateUsers;
    }

    /** Adds a user, or replaces one. */
    public void add(String client, String name, String password, UnaryOperator<User.Builder> attributes) {
        User user = attributes.apply(User.named(client, name, password)).build();
        users.put(user.toString(), user);
        failures.remove(user.toString());
    }

    /** A user by client and name, in any case. */
    public Optional<User> find(String client, String name) {
        return Optional.ofNullable(users.get(client + "/" + name.strip().toUpperCase(Locale.ROOT)));
    }

    /** All users. */
    public Collection<User> all() {
        return List.copyOf(users.values());
    }

    /** Whether the user can log on, as far as locks go. */
    public boolean isLocked(User user) {
        return user.isLocked() || failures.getOrDefault(user.toString(), 0) >= MOST_FAILURES;
    }

    /** Lets a user log on again after too many wrong passwords. */
    public void unlock(String client, String name) {
        find(client, name).ifPresent(user -> failures.remove(user.toString()));
    }

    /**
     * Logs a user on with a password.
     *
     * @param language two letters; empty for the user's own
     * @return empty if that is not possible, whatever the reason: callers are not told
     */
    public Optional<Logon> logon(String client, String name, String password, String language) {
        Optional<User> user = find(client, name).filter(known -> !isLocked(known));
        if (user.isPresent() && !user.get().hasPassword(password)) {
            failures.merge(user.get().toString(), 1, Integer::sum);
            return Optional.empty();
        }
        user.ifPresent(known -> failures.remove(known.toString()));
        return user.filter(known -> !known.hasInitialPassword()).flatMap(known -> logon(known, language));
    }

    /** Logs the user of a certificate on. As {@link #logon(String, String, String, String)}. */
    public Optional<Logon> logon(String client, X509Certificate certificate, String language) {
        return bySubject(client, certificate.getSubjectX500Principal())
                .or(() -> certificateUsers.apply(certificate).flatMap(name -> find(client, name)))
                .filter(user -> !isLocked(user))
                .flatMap(user -> logon(user, language));
    }

    /** Logs a user on without any proof, for calls within the process. As {@link #logon(String, String, String, String)}. */
    public Optional<Logon> logonTrusted(String client, String name, String language) {
        return find(client, name).filter(user -> !isLocked(user)).flatMap(user -> logon(user, language));
    }

    private Optional<Logon> logon(User user, String language) {
        return clients.contains(user.client())
                ? Optional.of(new Logon(user, language.isEmpty() ? user.language() : language.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private Optional<User> bySubject(String client, X500Principal subject) {
        return users.values().stream()
                .filter(user -> user.client().equals(client)
                        && user.certificateSubject()
                                .map(X500Principal::new)
                                .filter(subject::equals)
                                .isPresent())
                .findFirst();
    }
}
