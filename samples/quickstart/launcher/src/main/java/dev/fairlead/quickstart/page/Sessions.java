package dev.fairlead.quickstart.page;

import dev.fairlead.quickstart.call.SignedIn;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has signed in, by the id in the browser's cookie. Bounded: the oldest session makes room for the newest. */
final class Sessions {
    private static final String COOKIE = "quickstart";
    private static final int MOST = 100;
    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SignedIn> users = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedIn> eldest) {
            return size() > MOST;
        }
    };

    /** Opens a session; the result is the value of {@code Set-Cookie}. */
    synchronized String open(SignedIn user) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        users.put(id, user);
        return COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** The user whose session the header {@code Cookie} names; empty if it names none. */
    synchronized Optional<SignedIn> find(String cookies) {
        for (String cookie : cookies.split(";")) {
            String[] pair = cookie.trim().split("=", 2);
            if (pair.length == 2 && pair[0].equals(COOKIE)) {
                return Optional.ofNullable(users.get(pair[1]));
            }
        }
        return Optional.empty();
    }
}
